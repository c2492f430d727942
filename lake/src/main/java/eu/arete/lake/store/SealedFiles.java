package eu.arete.lake.store;

import eu.arete.lake.objects.LocalObjects;
import eu.arete.lake.objects.ObjectStore;
import eu.arete.lake.objects.StoredObject;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyStore;
import eu.arete.privacy.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * Sealed files, each under its own random data key, in a directory or an object store. Only ciphertext is ever written there.
 * Safe to share between threads.
 */
public final class SealedFiles {

    private final ObjectStore objects;
    private final KeyStore keys;
    private final KeyName wrappingKey;
    private final SecureRandom random;

    public SealedFiles(Path root, KeyStore keys, KeyName wrappingKey, SecureRandom random) {
        this(new LocalObjects(root), keys, wrappingKey, random);
    }

    public SealedFiles(ObjectStore objects, KeyStore keys, KeyName wrappingKey, SecureRandom random) {
        this.objects = objects;
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
                objects.create(path), new SealedFile(id, path, 0, "", wrapped), new Envelope(dataKey, id));
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
        SecretBytes dataKey = keys.unwrap(wrappingKey, file.wrappedKey(), context(file.id()));
        StoredObject object = objects.open(file.path());
        if (object.size() != file.bytes()) {
            throw new DamagedFile("Cannot open " + file.path() + ": it has not the size it was sealed with", null);
        }
        return new UnlockedFile(object, dataKey, file.id());
    }

    public InputStream stream(SealedFile file) throws IOException {
        return Channels.newInputStream(open(file));
    }

    public void delete(SealedFile file) throws IOException {
        objects.delete(file.path());
    }

    /**
     * Deletes every file that nobody registered: what a process killed before its commit left behind. To be called at
     * start, before anything is written.
     *
     * @param registered the paths to keep
     * @return the number of files deleted
     */
    public int sweep(Set<String> registered) throws IOException {
        int deleted = objects.clearUnfinished();
        for (ObjectStore.Entry entry : objects.list("")) {
            if (!registered.contains(entry.name())) {
                objects.delete(entry.name());
                deleted++;
            }
        }
        return deleted;
    }

    private static byte[] context(String id) {
        return ("arete/file/1|" + id).getBytes(StandardCharsets.UTF_8);
    }
}
