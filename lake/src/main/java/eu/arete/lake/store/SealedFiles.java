package eu.arete.lake.store;

import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyStore;
import eu.arete.privacy.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * A directory of sealed files, each under its own random data key. Only ciphertext is ever written there. Safe to share
 * between threads.
 */
public final class SealedFiles {

    static final String PARTIAL = ".partial";

    private final Path root;
    private final KeyStore keys;
    private final KeyName wrappingKey;
    private final SecureRandom random;

    public SealedFiles(Path root, KeyStore keys, KeyName wrappingKey, SecureRandom random) {
        this.root = root.toAbsolutePath().normalize();
        this.keys = keys;
        this.wrappingKey = wrappingKey;
        this.random = random;
        CipherWarmUp.begin();
    }

    /** Starts a file named after a fresh id in {@code folder}. It exists once {@link SealedWriter#finish} returned. */
    public SealedWriter create(String folder, String suffix) throws IOException {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String id = HexFormat.of().formatHex(bytes);
        String name = id + suffix;
        String path = folder.isEmpty() ? name : folder + "/" + name;
        SecretBytes dataKey = SecretBytes.random(random);
        byte[] wrapped = keys.wrap(wrappingKey, dataKey, context(id));
        return new SealedWriter(
                resolve(folder), name, new SealedFile(id, path, 0, "", wrapped), new Envelope(dataKey, id));
    }

    /**
     * Opens a file to read it at any place.
     *
     * @throws DamagedFile now or while reading, when it is not what was sealed
     * @throws eu.arete.privacy.KeyRefused when its key was destroyed or is another's
     */
    public SeekableByteChannel open(SealedFile file) throws IOException {
        return unlock(file).open();
    }

    /**
     * Fetches a file's key, to read it in parts.
     *
     * @throws DamagedFile when it is shorter or longer than what was sealed
     * @throws eu.arete.privacy.KeyRefused when its key was destroyed or is another's
     */
    public UnlockedFile unlock(SealedFile file) throws IOException {
        Path path = resolve(file.path());
        SecretBytes dataKey = keys.unwrap(wrappingKey, file.wrappedKey(), context(file.id()));
        if (Files.size(path) != file.bytes()) {
            throw new DamagedFile(
                    "Cannot open " + path.getFileName() + ": it has not the size it was sealed with", null);
        }
        return new UnlockedFile(path, dataKey, file.id());
    }

    public InputStream stream(SealedFile file) throws IOException {
        return Channels.newInputStream(open(file));
    }

    public void delete(SealedFile file) throws IOException {
        Files.deleteIfExists(resolve(file.path()));
    }

    /**
     * Deletes every file that nobody registered: what a process killed before its commit left behind. To be called at
     * start, before anything is written.
     *
     * @param registered the paths to keep
     * @return the number of files deleted
     */
    public int sweep(Set<String> registered) throws IOException {
        if (!Files.exists(root)) {
            return 0;
        }
        int[] deleted = {0};
        Files.walkFileTree(root, new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!registered.contains(root.relativize(file).toString())) {
                    Files.delete(file);
                    deleted[0]++;
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return deleted[0];
    }

    private Path resolve(String path) {
        Path resolved = root.resolve(path).normalize();
        if (!resolved.startsWith(root)) {
            throw new IllegalArgumentException("A path out of the store: " + path);
        }
        return resolved;
    }

    private static byte[] context(String id) {
        return ("arete/file/1|" + id).getBytes(StandardCharsets.UTF_8);
    }
}
