package eu.arete.privacy;

/** The few classes of bytes the detector tells apart. */
final class CharacterClasses {

    private static final boolean[] SEPARATOR = new boolean[256];

    static {
        for (char c : " .-/()".toCharArray()) {
            SEPARATOR[c] = true;
        }
        // No-break spaces: A0 in ISO-8859-1, C2 A0 in UTF-8; narrow: E2 80 AF.
        for (int c : new int[] {0xA0, 0xC2, 0xE2, 0x80, 0xAF}) {
            SEPARATOR[c] = true;
        }
    }

    private CharacterClasses() {}

    static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(byte c) {
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    static boolean isSeparator(byte c) {
        return SEPARATOR[c & 0xff];
    }

    /** The byte at {@code i}, or a line feed outside of the cell. */
    static byte at(byte[] cell, int i, int from, int to) {
        return i >= from && i < to ? cell[i] : (byte) '\n';
    }
}
