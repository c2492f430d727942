package eu.arete.privacy;

import static eu.arete.privacy.CharacterClasses.at;
import static eu.arete.privacy.CharacterClasses.isDigit;
import static eu.arete.privacy.CharacterClasses.isLetter;

/** Whether an e-mail address occurs: something, an {@code @}, a domain of two labels or more ending in letters. */
final class EmailShape {

    private EmailShape() {}

    static boolean occurs(byte[] cell, int from, int to) {
        for (int i = from; i < to; i++) {
            if (cell[i] == '@' && isLocal(at(cell, i - 1, from, to)) && domainFollows(cell, i + 1, to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean domainFollows(byte[] cell, int start, int to) {
        int label = start;
        int labels = 0;
        for (int i = start; i <= to; i++) {
            byte c = i < to ? cell[i] : (byte) '\n';
            if (isLetter(c) || isDigit(c) || c == '-' || c < 0) {
                continue;
            }
            if (i == label) {
                return false;
            }
            labels++;
            if (labels >= 2 && i - label >= 2 && isLetter(cell[label])) {
                return true;
            }
            if (c != '.') {
                return false;
            }
            label = i + 1;
        }
        return false;
    }

    private static boolean isLocal(byte c) {
        return isLetter(c) || isDigit(c) || c < 0 || "._%+-'\"".indexOf(c) >= 0;
    }
}
