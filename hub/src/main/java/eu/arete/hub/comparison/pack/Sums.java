package eu.arete.hub.comparison.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.arete.hub.Sha256;
import java.util.Map;

/** Hashes as {@code sha256sum} writes and checks them. */
final class Sums {
    static final String FILE = "SHA256SUMS";

    private Sums() {}

    static byte[] of(Map<String, byte[]> files) {
        StringBuilder sums = new StringBuilder();
        files.forEach((path, bytes) ->
                sums.append(Sha256.of(bytes)).append("  ").append(path).append('\n'));
        return sums.toString().getBytes(UTF_8);
    }
}
