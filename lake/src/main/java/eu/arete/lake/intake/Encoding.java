package eu.arete.lake.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Turns cells into UTF-8 from a charset whose first half is ASCII. A byte that the charset does not define, or a control
 * character of its second half (nobody types those: the file is in another charset), is refused.
 */
final class Encoding {

    private final String name;
    private final boolean utf8;
    private final byte[][] utf8Of;

    private Encoding(String name, boolean utf8, byte[][] utf8Of) {
        this.name = name;
        this.utf8 = utf8;
        this.utf8Of = utf8Of;
    }

    static Encoding named(String name) {
        Charset charset = Charset.forName(name);
        byte[][] table = new byte[256][];
        for (int b = 128; b < 256; b++) {
            String character = new String(new byte[] {(byte) b}, charset);
            boolean text = character.length() == 1
                    && character.charAt(0) != '\uFFFD'
                    && !Character.isISOControl(character.charAt(0));
            table[b] = text ? character.getBytes(StandardCharsets.UTF_8) : new byte[0];
        }
        return new Encoding(charset.name(), charset.equals(StandardCharsets.UTF_8), table);
    }

    String name() {
        return name;
    }

    boolean isUtf8() {
        return utf8;
    }

    /**
     * Appends the text to {@code out} as UTF-8.
     *
     * @return false when it is not text of this charset
     */
    boolean decode(byte[] bytes, int from, int to, ByteSink out) {
        if (utf8) {
            out.add(bytes, from, to);
            return isUtf8(bytes, from, to);
        }
        for (int i = from; i < to; i++) {
            if (bytes[i] >= 0) {
                out.add(bytes[i]);
            } else {
                byte[] character = utf8Of[bytes[i] & 0xff];
                if (character.length == 0) {
                    return false;
                }
                out.add(character, 0, character.length);
            }
        }
        return true;
    }

    /** Whether the bytes are well-formed UTF-8 (RFC 3629): no overlong form, no surrogate, nothing after U+10FFFF. */
    static boolean isUtf8(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            int lead = bytes[i++];
            if (lead >= 0) {
                continue;
            }
            int more = lead >= -62 && lead <= -33 ? 1 : (lead & 0xF0) == 0xE0 ? 2 : lead >= -16 && lead <= -12 ? 3 : -1;
            if (more < 0 || to - i < more) {
                return false;
            }
            int code = lead & (0x3F >> more);
            for (int k = 0; k < more; k++) {
                int next = bytes[i++];
                if ((next & 0xC0) != 0x80) {
                    return false;
                }
                code = code << 6 | next & 0x3F;
            }
            boolean overlong = more == 2 && code < 0x800 || more == 3 && code < 0x10000;
            if (overlong || code > 0x10FFFF || code >= 0xD800 && code <= 0xDFFF) {
                return false;
            }
        }
        return true;
    }
}
