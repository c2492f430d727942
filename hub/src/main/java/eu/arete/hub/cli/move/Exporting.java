package eu.arete.hub.cli.move;

import eu.arete.hub.Database;
import eu.arete.hub.cli.Told;
import eu.arete.hub.cli.move.Contents.HomeFile;
import eu.arete.hub.cli.move.Contents.SequenceContent;
import eu.arete.hub.cli.move.Contents.TableContent;
import eu.arete.hub.cli.move.Manifest.FileEntry;
import eu.arete.lake.store.SealedFiles;
import eu.arete.lake.store.SealedWriter;
import eu.arete.privacy.KeyStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Everything a stopped hub keeps, to an archive in which only its keys read. */
public final class Exporting {
    private final Place from;
    private final Archive archive;
    private final Optional<Path> keysTo;
    private final SecureRandom random;
    private final Clock clock;
    private final Phases phases;
    private final List<FileEntry> files = new ArrayList<>();

    /** @param keysTo where the key files go, to be carried by another way than the archive; empty: they stay */
    public Exporting(Place from, Path archive, Optional<Path> keysTo, SecureRandom random, Clock clock, Phases phases) {
        this.from = from;
        this.archive = new Archive(archive);
        this.keysTo = keysTo.map(path -> path.toAbsolutePath().normalize());
        this.random = random;
        this.clock = clock;
        this.phases = phases;
    }

    /** What was exported. */
    public record Exported(long tables, long rows, long files, long bytes) {
        @Override
        public String toString() {
            return "%,d rows of %,d tables, %,d files, %,d bytes".formatted(rows, tables, files, bytes);
        }
    }

    public Exported run() throws IOException, SQLException {
        refuseTogether();
        try (HomeLock held = HomeLock.take(from.home());
                KeyStore keys = from.openKeys(random)) {
            keys.ensureWrappingKey(Archive.KEY);
            archive.begin();
            SealedFiles sealed = archive.sealed(keys, random);
            Records records;
            try (Database database = phases.fixed("Database, started", () -> from.startDatabase(random))) {
                records = phases.in("Records", () -> records(database, sealed));
            }
            List<HomeFile> homeFiles = new ArrayList<>();
            phases.in("Files", () -> homeFiles(sealed, homeFiles));
            Map<String, String> keyFiles = phases.in("Keys, apart", this::keys).hashes();
            Contents contents = new Contents(
                    Archive.hash(files), records.migrations, records.tables, records.sequences, homeFiles, keyFiles);
            SealedEntry sealedContents = seal(sealed, archive.write(contents));
            Path log = from.home().log();
            archive.finish(new Manifest(
                    Manifest.FORMAT,
                    clock.instant(),
                    new Manifest.Versions(version(), System.getProperty("java.version"), records.server),
                    files,
                    sealedContents,
                    Files.readString(log.resolve("vkey")),
                    Files.readString(log.resolve("checkpoint"))));
            long bytes = files.stream().mapToLong(FileEntry::bytes).sum() + sealedContents.bytes();
            return new Exported(records.tables.size(), contents.rows(), files.size() + 1L, bytes);
        }
    }

    /** Who finds the archive must not find its keys with it, nor either in the home itself. */
    private void refuseTogether() throws IOException {
        Path home = from.home().root();
        if (archive.root().startsWith(home)) {
            throw new Told("an archive in the home it is made of: choose another --out");
        }
        if (keysTo.isPresent()) {
            Path keys = keysTo.get();
            if (keys.startsWith(archive.root()) || archive.root().startsWith(keys) || keys.startsWith(home)) {
                throw new Told("keys go apart from the archive and from the home: choose another --keys");
            }
            Archive.refuseFilled(keys, "--keys");
        }
    }

    private record Records(
            Map<String, String> migrations, List<TableContent> tables, List<SequenceContent> sequences, String server) {
        @Override
        public String toString() {
            return "%,d rows of %,d tables"
                    .formatted(tables.stream().mapToLong(TableContent::rows).sum(), tables.size());
        }
    }

    private Records records(Database database, SealedFiles sealed) throws IOException, SQLException {
        try (Connection connection =
                DriverManager.getConnection(database.url(), database.user(), database.password())) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            RecordBook book = new RecordBook(connection);
            book.refuseCompany();
            Map<String, String> migrations = book.migrations();
            List<TableContent> tables = new ArrayList<>();
            for (Table table : book.tables(migrations.keySet())) {
                tables.add(table(book, table, sealed));
            }
            return new Records(migrations, tables, book.sequences(migrations.keySet()), book.serverVersion());
        }
    }

    private TableContent table(RecordBook book, Table table, SealedFiles sealed) throws IOException, SQLException {
        try (SealedWriter writer = sealed.create(Archive.SEALED, ".rows.sealed")) {
            FastGzip zip = new FastGzip(writer);
            HashingStream rows = new HashingStream(zip);
            long count = book.copyOut(table, rows);
            zip.finish();
            return new TableContent(table, count, rows.sha256(), listed(writer));
        }
    }

    private String homeFiles(SealedFiles sealed, List<HomeFile> sealedFiles) throws IOException {
        long bytes = 0;
        List<Path> paths = HomeFiles.of(from.home());
        for (Path path : paths) {
            Path file = from.home().root().resolve(path);
            if (HomeFiles.mayTravelOpen(from.home(), path)) {
                String place = Archive.HOME + "/" + path;
                Copies.Copied copied = Copies.copy(file, archive.root().resolve(place));
                files.add(new FileEntry(place, copied.bytes(), copied.sha256()));
                bytes += copied.bytes();
            } else {
                HomeFile one = sealedFile(sealed, path, file);
                sealedFiles.add(one);
                bytes += one.bytes();
            }
        }
        return "%,d files, %,d bytes".formatted(paths.size(), bytes);
    }

    private HomeFile sealedFile(SealedFiles sealed, Path path, Path file) throws IOException {
        try (SealedWriter writer = sealed.create(Archive.SEALED, ".file.sealed");
                InputStream in = Files.newInputStream(file)) {
            HashingStream out = new HashingStream(writer.stream());
            in.transferTo(out);
            return new HomeFile(path.toString(), out.bytes(), out.sha256(), listed(writer));
        }
    }

    private SealedEntry listed(SealedWriter writer) throws IOException {
        SealedEntry entry = SealedEntry.of(writer.finish());
        files.add(entry.entry());
        return entry;
    }

    private SealedEntry seal(SealedFiles sealed, byte[] bytes) throws IOException {
        try (SealedWriter writer = sealed.create(Archive.SEALED, ".contents.sealed")) {
            writer.stream().write(bytes);
            return SealedEntry.of(writer.finish());
        }
    }

    private record Keys(Map<String, String> hashes, boolean copied) {
        @Override
        public String toString() {
            return hashes.size() + " key files" + (copied ? "" : ", not copied");
        }
    }

    private Keys keys() throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        for (Path file : KeyFiles.of(from.home().keys())) {
            String name = file.getFileName().toString();
            Copies.Copied copied =
                    keysTo.isPresent() ? Copies.copy(file, keysTo.get().resolve(name)) : Copies.read(file);
            // The last signed checkpoint lies with the keys so that it can be newer than a restored log.
            if (!name.equals("log.last-signed")) {
                hashes.put(name, copied.sha256());
            }
        }
        return new Keys(hashes, keysTo.isPresent());
    }

    private static String version() {
        return Optional.ofNullable(Exporting.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
    }

    /** Rows of a database compress well; the least effort takes most of it. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(SealedWriter writer) throws IOException {
            super(writer.stream(), 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
