package eu.arete.privacy;

import static eu.arete.privacy.CharacterClasses.at;
import static eu.arete.privacy.CharacterClasses.isDigit;
import static eu.arete.privacy.CharacterClasses.isLetter;
import static eu.arete.privacy.CharacterClasses.isSeparator;

/** Whether digits are a French telephone number (national numbering plan: 0 Z AB PQ MC DU). */
final class PhoneShape {

    private static final int PAIRS = 1 << 2 | 1 << 4 | 1 << 6 | 1 << 8;
    private static final int TRIPLES = 1 << 1 | 1 << 4 | 1 << 7;
    private static final int AFTER_PREFIX = 1 << 4 | 1 << 6 | 1 << 8;

    private PhoneShape() {}

    /** Ten digits whose first is a zero and second is not, bare or in the groups people write. */
    static boolean national(long tenDigits, int boundaries) {
        boolean written = boundaries == 0
                || boundaries == PAIRS
                || boundaries == TRIPLES
                || boundaries == AFTER_PREFIX
                || boundaries == (1 << 4 | 1 << 7);
        return written && tenDigits >= 100_000_000L && tenDigits <= 999_999_999L;
    }

    /** {@code +33} or {@code 0033}, a zero or not, then nine digits. */
    static boolean international(byte[] cell, int start, int from, int to) {
        int i;
        if (at(cell, start - 1, from, to) == '+' && starts(cell, start, to, "33")) {
            i = start + 2;
        } else if (starts(cell, start, to, "0033")) {
            i = start + 4;
        } else {
            return false;
        }
        int digits = 0;
        int gap = 0;
        for (; i < to && digits < 9; i++) {
            byte c = cell[i];
            if (isDigit(c)) {
                digits += digits == 0 && c == '0' ? 0 : 1;
                gap = 0;
            } else if (!isSeparator(c) || ++gap > PersonalDataDetector.LONGEST_GAP) {
                return false;
            }
        }
        return digits == 9 && !isDigit(at(cell, i, from, to)) && !isLetter(at(cell, i, from, to));
    }

    private static boolean starts(byte[] cell, int start, int to, String prefix) {
        if (to - start < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (cell[start + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
