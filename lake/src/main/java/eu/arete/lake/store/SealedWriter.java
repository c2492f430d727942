package eu.arete.lake.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Writes one sealed file: on disk, whole and under its name when {@link #finish} returns; not at all when closed before. */
public final class SealedWriter implements AutoCloseable {

    private final Path folder;
    private final Path target;
    private final Path partial;
    private final SealedFile begun;
    private final FileChannel channel;
    private final MessageDigest digest;
    private final SealingStream stream;

    SealedWriter(Path folder, String name, SealedFile begun, Envelope envelope) throws IOException {
        this.folder = folder;
        this.target = folder.resolve(name);
        this.begun = begun;
        Files.createDirectories(folder);
        partial = folder.resolve(name + SealedFiles.PARTIAL);
        channel = FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        digest = sha256();
        stream = new SealingStream(new DigestOutputStream(Channels.newOutputStream(channel), digest), envelope);
    }

    /** Where to write the plaintext. */
    public OutputStream stream() {
        return stream;
    }

    public SealedFile finish() throws IOException {
        long bytes = stream.finish();
        channel.force(true);
        stream.close();
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
        return new SealedFile(
                begun.id(), begun.path(), bytes, HexFormat.of().formatHex(digest.digest()), begun.wrappedKey());
    }

    @Override
    public void close() throws IOException {
        stream.close();
        Files.deleteIfExists(partial);
    }

    /** The new name is on disk too: a registered file must survive a power cut. */
    private static void force(Path directory) throws IOException {
        try (FileChannel folder = FileChannel.open(directory, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("A JDK without SHA-256", e);
        }
    }
}
