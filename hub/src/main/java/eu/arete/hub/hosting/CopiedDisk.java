package eu.arete.hub.hosting;

import eu.arete.hub.Vault;
import eu.arete.lake.store.EncryptedLakeStore;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.TableName;
import eu.arete.privacy.FileKeyStore;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyRefused;
import eu.arete.privacy.KeyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The theft of a disk, played out: everything of HOME that could hold a key is copied with a file of the lake, sealed for the
 * occasion as any other; then every way to open it without the token is tried on the copy.
 */
final class CopiedDisk {
    private static final TableName TABLE = new TableName("copied-disk", "PROOF");
    private static final int MOST_FILES = 20_000;
    private static final long LARGEST = 1 << 20;
    private static final long KEY_SIZE = 32;

    /**
     * @param owner whether the hub, with its key store, opens its own file: without that, the rest shows nothing
     * @param opened in how many ways the copy was opened
     * @param tried how many
     */
    record Outcome(boolean owner, int opened, int tried) {}

    private final Path home;
    private final KeyStore keys;
    private final SecureRandom random;

    CopiedDisk(Path home, KeyStore keys, SecureRandom random) {
        this.home = home;
        this.keys = keys;
        this.random = random;
    }

    Outcome steal() throws IOException {
        Path place = Files.createTempDirectory("arete-copied-disk");
        try {
            Path plain = Files.writeString(place.resolve("plain"), "not about anybody");
            Path lake = place.resolve("lake");
            EncryptedLakeStore own = new EncryptedLakeStore(lake, keys, Vault.LAKE, random);
            LakeFile sealed = own.write(TABLE, plain, 1);
            own.read(sealed, place.resolve("read-by-its-owner"));
            boolean owner = Files.mismatch(plain, place.resolve("read-by-its-owner")) < 0;

            Path copy = Files.createDirectory(place.resolve("copy"));
            List<Path> small = copy(copy);
            int opened = 0;
            int tried = 1;
            try (FileKeyStore thief = FileKeyStore.open(privately(copy.resolve("keys")), random)) {
                opened += opens(lake, thief, sealed, place.resolve("thief")) ? 1 : 0;
                for (KeyName name : keys.names()) {
                    tried++;
                    opened += thief.contains(name) ? 1 : 0;
                }
            }
            // Any file of a key's size may be a key under another name.
            for (Path file : small) {
                Path guess = privately(place.resolve("guess-" + tried++));
                Path key = guess.resolve(Vault.LAKE + ".kek");
                Files.copy(file, key);
                Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
                try (FileKeyStore thief = FileKeyStore.open(guess, random)) {
                    opened += opens(lake, thief, sealed, place.resolve("guessed-" + tried)) ? 1 : 0;
                }
            }
            return new Outcome(owner, opened, tried);
        } finally {
            delete(place);
        }
    }

    private boolean opens(Path lake, KeyStore thief, LakeFile sealed, Path target) throws IOException {
        try {
            new EncryptedLakeStore(lake, thief, Vault.LAKE, random).read(sealed, target);
            return true;
        } catch (KeyRefused e) {
            return false;
        }
    }

    /** Copies HOME but what is sealed, the database and the log, which are big and hold no key. @return files of a key's size */
    private List<Path> copy(Path target) throws IOException {
        List<Path> small = new ArrayList<>();
        List<Path> all = new ArrayList<>();
        if (Files.isDirectory(home)) {
            try (Stream<Path> rooms = Files.list(home)) {
                for (Path room : rooms.filter(
                                room -> !List.of("lake", "extracts", "releases", "inbox", "log", "pg", "pg-programs")
                                        .contains(room.getFileName().toString()))
                        .toList()) {
                    try (Stream<Path> inside = Files.walk(room, 8)) {
                        inside.filter(CopiedDisk::isSmall).limit(MOST_FILES).forEach(all::add);
                    }
                }
            }
        }
        for (Path file : all) {
            Path copied = target.resolve(home.relativize(file).toString());
            Files.createDirectories(copied.getParent());
            Files.copy(file, copied, StandardCopyOption.COPY_ATTRIBUTES);
            if (Files.size(copied) == KEY_SIZE) {
                small.add(copied);
            }
        }
        return small;
    }

    private static boolean isSmall(Path file) {
        return Files.isRegularFile(file) && file.toFile().length() <= LARGEST;
    }

    private static Path privately(Path directory) throws IOException {
        Files.createDirectories(directory);
        return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }

    private static void delete(Path place) throws IOException {
        try (Stream<Path> inside = Files.walk(place)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
