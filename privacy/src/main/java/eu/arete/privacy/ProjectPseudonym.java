package eu.arete.privacy;

import java.nio.charset.StandardCharsets;

/**
 * What one project knows a person by: made from a lake pseudonym with that project's own key, so that two projects share none.
 *
 * @param hex 32 lower-case hexadecimal digits (128 bits)
 */
public record ProjectPseudonym(String hex) {

    public ProjectPseudonym {
        if (!Hex.isCode(hex)) {
            throw new IllegalArgumentException(
                    "Cannot read a code of a person: it has 32 lower-case hexadecimal digits");
        }
    }

    static ProjectPseudonym of(byte[] bytes) {
        byte[] text = new byte[Hex.DIGITS];
        Hex.write(bytes, text, 0);
        return new ProjectPseudonym(new String(text, StandardCharsets.ISO_8859_1));
    }

    /** Whether {@code text} has the shape of such a code. */
    public static boolean hasShape(String text) {
        return Hex.isCode(text);
    }

    /** The 16 bytes. */
    public byte[] bytes() {
        byte[] bytes = new byte[Hex.BYTES];
        Hex.read(hex.getBytes(StandardCharsets.ISO_8859_1), 0, bytes);
        return bytes;
    }

    /** Says nothing: a code of a person has no place in a log. */
    @Override
    public String toString() {
        return "ProjectPseudonym[hidden]";
    }
}
