package eu.arete.lake.store;

import eu.arete.lake.objects.ObjectReader;
import eu.arete.lake.objects.ObjectStore;
import eu.arete.lake.objects.ObjectWriter;
import eu.arete.lake.objects.StoredObject;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyStore;
import eu.arete.privacy.SecretBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Small whole files of the lake, sealed under a path that the caller chooses: what tells which files are a table. Each lies under a
 * data key of its own, wrapped in its first bytes; its path is authenticated, so that none can take the place of another. A page is
 * written once and never changed. Safe to share between threads.
 */
public final class SealedPages {

    private static final byte[] MARK = "ARETE-P\n".getBytes(StandardCharsets.US_ASCII);

    private final ObjectStore objects;
    private final KeyStore keys;
    private final KeyName wrappingKey;
    private final SecureRandom random;

    /** @param objects of the lake, which its data files share */
    public SealedPages(ObjectStore objects, KeyStore keys, KeyName wrappingKey, SecureRandom random) {
        this.objects = objects;
        this.keys = keys;
        this.wrappingKey = wrappingKey;
        this.random = random;
    }

    /**
     * Writes a page; it is on disk when this returns.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is one at this path
     */
    public void write(String path, byte[] plain) throws IOException {
        try (ObjectWriter object = objects.create(path)) {
            object.write(seal(path, plain));
            object.finish();
        }
    }

    /**
     * Reads a page.
     *
     * @throws DamagedFile when it is not what was written at this path
     * @throws NoSuchFileException when there is none
     * @throws eu.arete.privacy.KeyRefused when its key was destroyed or is another's
     */
    public byte[] read(String path) throws IOException {
        StoredObject object = objects.open(path);
        ByteBuffer sealed = ByteBuffer.allocate(Math.toIntExact(object.size()));
        try (ObjectReader reader = object.reader()) {
            reader.expect(0, sealed.capacity());
            while (sealed.hasRemaining()) {
                if (reader.read(sealed, sealed.position()) < 0) {
                    throw new DamagedFile("Cannot open the page " + path + ": it shrinks while it is read", null);
                }
            }
        }
        return open(path, sealed.array());
    }

    public boolean exists(String path) throws IOException {
        try {
            return objects.open(path).size() >= 0;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** The paths of all files of the lake, pages and others. */
    public Set<String> paths() throws IOException {
        return objects.list("").stream().map(ObjectStore.Entry::name).collect(Collectors.toSet());
    }

    /** Deletes a page, or any file of the lake; does nothing when it is gone. */
    public void delete(String path) throws IOException {
        objects.delete(path);
    }

    private byte[] seal(String path, byte[] plain) {
        SecretBytes dataKey = SecretBytes.random(random);
        byte[] wrapped = keys.wrap(wrappingKey, dataKey, context(path));
        Envelope envelope = new Envelope(dataKey, path);
        ByteArrayOutputStream sealed = new ByteArrayOutputStream(plain.length + wrapped.length + 64);
        sealed.writeBytes(MARK);
        sealed.writeBytes(
                ByteBuffer.allocate(2).putShort((short) wrapped.length).array());
        sealed.writeBytes(wrapped);
        int from = 0;
        long index = 0;
        boolean last;
        do {
            int length = Math.min(Envelope.BLOCK, plain.length - from);
            last = from + length == plain.length;
            byte[] block = new byte[length + Envelope.TAG];
            envelope.seal(index++, last, Arrays.copyOfRange(plain, from, from + length), length, block);
            sealed.writeBytes(block);
            from += length;
        } while (!last);
        return sealed.toByteArray();
    }

    private byte[] open(String path, byte[] sealed) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(sealed);
        byte[] mark = new byte[MARK.length];
        if (in.remaining() < MARK.length + 2) {
            throw new DamagedFile("Cannot open the page " + path + ": it is cut", null);
        }
        in.get(mark);
        byte[] wrapped = new byte[Short.toUnsignedInt(in.getShort())];
        if (!Arrays.equals(mark, MARK) || in.remaining() < wrapped.length + Envelope.TAG) {
            throw new DamagedFile("Cannot open the page " + path + ": it is not one, or is cut", null);
        }
        in.get(wrapped);
        Envelope envelope = new Envelope(keys.unwrap(wrappingKey, wrapped, context(path)), path);
        int blocks = (in.remaining() + Envelope.SEALED_BLOCK - 1) / Envelope.SEALED_BLOCK;
        byte[] plain = new byte[Math.max(0, in.remaining() - blocks * Envelope.TAG)];
        int to = 0;
        for (long index = 0; in.hasRemaining(); index++) {
            byte[] block = new byte[Math.min(Envelope.SEALED_BLOCK, in.remaining())];
            if (block.length < Envelope.TAG) {
                throw new DamagedFile("Cannot open the page " + path + ": it is cut", null);
            }
            in.get(block);
            byte[] opened = new byte[block.length - Envelope.TAG];
            envelope.open(index, !in.hasRemaining(), block, block.length, opened);
            System.arraycopy(opened, 0, plain, to, opened.length);
            to += opened.length;
        }
        return plain;
    }

    private static byte[] context(String path) {
        return ("arete/page/1|" + path).getBytes(StandardCharsets.UTF_8);
    }
}
