package eu.arete.hub.comparison.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Hashes as {@code sha256sum} writes and checks them. */
final class Sums {
    static final String FILE = "SHA256SUMS";

    private Sums() {}

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    static byte[] of(Map<String, byte[]> files) {
        StringBuilder sums = new StringBuilder();
        files.forEach((path, bytes) ->
                sums.append(sha256(bytes)).append("  ").append(path).append('\n'));
        return sums.toString().getBytes(UTF_8);
    }
}
