package eu.arete.privacy;

import java.util.Arrays;

/** The written form of every code of a person: 16 bytes as 32 lower-case hexadecimal digits. */
final class Hex {

    static final int BYTES = 16;
    static final int DIGITS = 2 * BYTES;

    private static final byte[] DIGIT = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };
    private static final byte[] VALUE = new byte[256];

    static {
        Arrays.fill(VALUE, (byte) -1);
        for (int i = 0; i < 16; i++) {
            VALUE[DIGIT[i]] = (byte) i;
        }
    }

    private Hex() {}

    /** Reads 32 digits at {@code from} into {@code bytes}; false when one of them is not a lower-case hexadecimal digit. */
    static boolean read(byte[] text, int from, byte[] bytes) {
        int bad = 0;
        for (int i = 0; i < BYTES; i++) {
            int high = VALUE[text[from + 2 * i] & 0xff];
            int low = VALUE[text[from + 2 * i + 1] & 0xff];
            bad |= high | low;
            bytes[i] = (byte) (high << 4 | low);
        }
        return bad >= 0;
    }

    static void write(byte[] bytes, byte[] text, int from) {
        for (int i = 0; i < BYTES; i++) {
            text[from + 2 * i] = DIGIT[(bytes[i] >> 4) & 0xf];
            text[from + 2 * i + 1] = DIGIT[bytes[i] & 0xf];
        }
    }

    static boolean isCode(String text) {
        if (text.length() != DIGITS) {
            return false;
        }
        for (int i = 0; i < DIGITS; i++) {
            char c = text.charAt(i);
            if (c > 255 || VALUE[c] < 0) {
                return false;
            }
        }
        return true;
    }
}
