package eu.arete.hub.cli.move;

import eu.arete.hub.Home;
import eu.arete.hub.cli.Told;
import eu.arete.hub.cli.move.Manifest.FileEntry;
import eu.arete.lake.store.DamagedFile;
import eu.arete.lake.store.SealedFiles;
import eu.arete.ledger.LogFault;
import eu.arete.ledger.LogSource;
import eu.arete.ledger.LogVerifier;
import eu.arete.ledger.VerifierKey;
import eu.arete.privacy.KeyRefused;
import eu.arete.privacy.KeyStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * An archive to a new home. It is built beside the home, checked there as a whole, and takes the home's name at the end: a
 * process that dies on the way, a full disk, a damaged file leave no home at all.
 */
public final class Importing {
    /** What the home is called until it is whole. */
    private static final String ARRIVING = ".arriving";

    private static final int ATTEMPTS = 20;

    private final Archive archive;
    private final Place to;
    private final Path keysFrom;
    private final Place staging;
    private final SecureRandom random;
    private final Phases phases;

    public Importing(Path archive, Place to, Path keysFrom, SecureRandom random, Phases phases) {
        this.archive = new Archive(archive);
        this.to = to;
        this.keysFrom = keysFrom.toAbsolutePath().normalize();
        Path home = to.home().root();
        this.staging = to.at(new Home(home.resolveSibling(home.getFileName() + ARRIVING)));
        this.random = random;
        this.phases = phases;
    }

    /** What arrived: counted again in the new home. */
    public record Imported(long tables, long rows, long files, long bytes, String content, long logSize) {
        @Override
        public String toString() {
            return "%,d rows of %,d tables, %,d files, %,d bytes; log of %,d entries"
                    .formatted(rows, tables, files, bytes, logSize);
        }
    }

    public Imported run() throws IOException, SQLException {
        Archive.refuseFilled(to.home().root(), "--home");
        Manifest manifest = archive.manifest();
        RecordsArrival records = new RecordsArrival(staging, random, phases);
        clearDead(records);
        refuseSmallDisk(manifest.bytes());
        boolean arrived = false;
        try {
            Imported imported = arrive(manifest, records);
            arrived = true;
            return imported;
        } catch (KeyRefused refused) {
            throw new Told(
                    "the keys in " + keysFrom + " are not those of this archive: " + refused.getMessage(), refused);
        } catch (LogFault fault) {
            throw new Told("the public log in the archive does not verify: " + fault.reason(), fault);
        } finally {
            if (!arrived) {
                Copies.deleteAll(staging.home().root());
            }
        }
    }

    private Imported arrive(Manifest manifest, RecordsArrival records) throws IOException, SQLException, LogFault {
        Path root = staging.home().root();
        Copies.directory(root);
        for (Path key : KeyFiles.of(keysFrom)) {
            Copies.copy(key, staging.home().keys().resolve(key.getFileName()));
        }
        try (KeyStore keys = staging.openKeys(random)) {
            SealedFiles sealed = archive.sealed(keys, random);
            Contents contents = contents(manifest, sealed);
            checkKeys(contents.keys());
            phases.in("Files", () -> files(manifest, contents, sealed));
            RecordsArrival.Arrived arrived = records.arrive(contents, sealed);
            phases.in("Files, read again", () -> again(manifest, contents));
            long logSize = verifyLog(manifest);
            String content = arrived.content();
            // Nothing is lost from here on: the home is whole, only its name is missing.
            Copies.force(root);
            Files.move(root, to.home().root(), StandardCopyOption.ATOMIC_MOVE);
            Copies.force(Objects.requireNonNull(to.home().root().getParent(), "a home stands in a directory"));
            records.over();
            return new Imported(
                    arrived.tables(),
                    arrived.rows(),
                    manifest.files().size() + 1L,
                    manifest.bytes() + manifest.contents().bytes(),
                    content,
                    logSize);
        }
    }

    private Contents contents(Manifest manifest, SealedFiles sealed) throws IOException {
        check(
                manifest.contents().entry(),
                Copies.read(present(manifest.contents().entry())));
        Contents contents;
        try (InputStream in = sealed.stream(manifest.contents().file())) {
            contents = archive.contents(in.readAllBytes());
        } catch (DamagedFile damaged) {
            throw damaged(manifest.contents().path());
        }
        if (!contents.files().equals(Archive.hash(manifest.files()))) {
            throw new Told(
                    Manifest.NAME + " was altered: its list of files is not the one that was sealed with the archive");
        }
        return contents;
    }

    /** With a token, what its keys wrap is a part of the home and comes with the files. */
    private void checkKeys(Map<String, String> expected) throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Map.Entry<String, String> key : expected.entrySet()) {
            Path file = staging.home().keys().resolve(key.getKey());
            if (!Files.exists(file)) {
                missing.add(key.getKey());
            } else if (!Copies.read(file).sha256().equals(key.getValue())) {
                throw new Told("the key " + key.getKey() + " in " + keysFrom
                        + " is not the one this archive was made with: bring the keys of the same export");
            }
        }
        if (!missing.isEmpty()) {
            throw new Told("keys are missing in " + keysFrom + ": " + String.join(", ", missing));
        }
    }

    private String files(Manifest manifest, Contents contents, SealedFiles sealed) throws IOException {
        long bytes = 0;
        int files = 0;
        for (FileEntry entry : manifest.files()) {
            Optional<Path> place = homePath(entry);
            if (place.isPresent()) {
                check(entry, Copies.copy(present(entry), place.get()));
                bytes += entry.bytes();
                files++;
            } else {
                check(entry, Copies.read(present(entry)));
            }
        }
        for (Contents.HomeFile file : contents.sealed()) {
            Path place = Archive.inside(staging.home().root(), file.path());
            try (InputStream in = sealed.stream(file.file().file())) {
                Copies.Copied copied = Copies.write(in, place);
                if (!copied.sha256().equals(file.sha256())) {
                    throw damaged(file.file().path());
                }
            } catch (DamagedFile e) {
                throw damaged(file.file().path());
            }
            bytes += file.bytes();
            files++;
        }
        return "%,d files, %,d bytes".formatted(files, bytes);
    }

    /** What lies in the new home is what left the old one. */
    private String again(Manifest manifest, Contents contents) throws IOException {
        int files = 0;
        for (FileEntry entry : manifest.files()) {
            Optional<Path> place = homePath(entry);
            if (place.isPresent()) {
                check(entry, Copies.read(place.get()));
                files++;
            }
        }
        for (Contents.HomeFile file : contents.sealed()) {
            check(
                    new FileEntry(file.path(), file.bytes(), file.sha256()),
                    Copies.read(Archive.inside(staging.home().root(), file.path())));
            files++;
        }
        return "%,d files as they were".formatted(files);
    }

    private Optional<Path> homePath(FileEntry entry) {
        String prefix = Archive.HOME + "/";
        return entry.path().startsWith(prefix)
                ? Optional.of(Archive.inside(staging.home().root(), entry.path().substring(prefix.length())))
                : Optional.empty();
    }

    private long verifyLog(Manifest manifest) throws IOException, LogFault {
        LogSource log = LogSource.at(staging.home().log());
        VerifierKey key = VerifierKey.parse(manifest.vkey());
        LogVerifier verifier = new LogVerifier(log, key);
        LogVerifier.Verified verified = verifier.verify();
        // Whoever brings a newer one with the keys is told here that this archive would take the log back.
        Path lastSigned = staging.home().keys().resolve("log.last-signed");
        if (Files.exists(lastSigned)) {
            verifier.verifyContinues(Files.readAllBytes(lastSigned), verified.checkpoint());
        }
        if (!Files.readString(staging.home().log().resolve(LogSource.CHECKPOINT))
                .equals(manifest.checkpoint())) {
            throw new Told("the log's checkpoint is not the one of " + Manifest.NAME);
        }
        return verified.checkpoint().size();
    }

    private Path present(FileEntry entry) {
        Path file = Archive.inside(archive.root(), entry.path());
        if (!Files.isRegularFile(file)) {
            throw missing(entry.path());
        }
        return file;
    }

    private static void check(FileEntry expected, Copies.Copied found) {
        if (found.bytes() != expected.bytes() || !found.sha256().equals(expected.sha256())) {
            throw damaged(expected.path());
        }
    }

    static Told missing(String path) {
        return new Told("the archive is not whole: " + path + " is missing");
    }

    static Told damaged(String path) {
        return new Told("the archive was altered or damaged: " + path + " is not what was exported");
    }

    /** What an import that died left: its database server first, which may still be writing there. */
    private void clearDead(RecordsArrival records) throws IOException {
        Path root = staging.home().root();
        for (int attempt = 1; Files.exists(root); attempt++) {
            records.abandon();
            try {
                Copies.deleteAll(root);
            } catch (DirectoryNotEmptyException | NoSuchFileException stillWritten) {
                if (attempt == ATTEMPTS) {
                    throw stillWritten;
                }
                pause();
            }
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        }
    }

    private void refuseSmallDisk(long bytes) throws IOException {
        Path parent = Objects.requireNonNull(to.home().root().getParent(), "a home stands in a directory");
        if (!Files.isDirectory(parent)) {
            throw new FileNotFoundException("No directory " + parent + ": make it first");
        }
        long free = Files.getFileStore(parent).getUsableSpace();
        if (free < bytes + bytes / 5) {
            throw new Told("not enough room in " + parent
                    + ": %,d bytes are free, about %,d are needed".formatted(free, bytes + bytes / 5));
        }
    }
}
