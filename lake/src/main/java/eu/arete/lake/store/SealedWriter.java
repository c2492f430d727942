package eu.arete.lake.store;

import eu.arete.lake.objects.ObjectWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Writes one sealed file: kept, whole and under its name when {@link #finish} returns; not at all when closed before. */
public final class SealedWriter implements AutoCloseable {

    private final SealedFile begun;
    private final ObjectWriter object;
    private final MessageDigest digest;
    private final SealingStream stream;

    SealedWriter(ObjectWriter object, SealedFile begun, Envelope envelope) throws IOException {
        this.begun = begun;
        this.object = object;
        digest = sha256();
        stream = new SealingStream(new DigestOutputStream(object, digest), envelope);
    }

    /** Where to write the plaintext. */
    public OutputStream stream() {
        return stream;
    }

    public SealedFile finish() throws IOException {
        long bytes = stream.finish();
        object.finish();
        return new SealedFile(
                begun.id(), begun.path(), bytes, HexFormat.of().formatHex(digest.digest()), begun.wrappedKey());
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("A JDK without SHA-256", e);
        }
    }
}
