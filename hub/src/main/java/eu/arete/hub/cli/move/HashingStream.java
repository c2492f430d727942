package eu.arete.hub.cli.move;

import eu.arete.hub.Sha256;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Counts and hashes what passes through it. */
final class HashingStream extends FilterOutputStream {
    private final MessageDigest digest = Sha256.digest();
    private long bytes;

    HashingStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        digest.update((byte) b);
        bytes++;
    }

    @Override
    public void write(byte[] buffer, int from, int length) throws IOException {
        out.write(buffer, from, length);
        digest.update(buffer, from, length);
        bytes += length;
    }

    long bytes() {
        return bytes;
    }

    /** Once, at the end. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
