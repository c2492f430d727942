package eu.arete.privacy;

import static eu.arete.privacy.CharacterClasses.at;
import static eu.arete.privacy.CharacterClasses.isDigit;
import static eu.arete.privacy.CharacterClasses.isLetter;
import static eu.arete.privacy.CharacterClasses.isSeparator;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Finds what looks like a NIR, an e-mail address or a French telephone number in the cells of a deposit. It reads bytes
 * in any encoding that extends ASCII (UTF-8, ISO-8859-1, windows-1252), allocates nothing, and passes over most cells
 * after one look. It has no state.
 */
public final class PersonalDataDetector {

    /** "a@b.fr" */
    private static final int SHORTEST = 6;

    private static final int FEWEST_DIGITS = 10;

    /** A no-break space takes up to three bytes. */
    static final int LONGEST_GAP = 3;

    private static final Optional<PersonalData> NOTHING = Optional.empty();
    private static final Optional<PersonalData> NIR = Optional.of(PersonalData.NIR);
    private static final Optional<PersonalData> EMAIL = Optional.of(PersonalData.EMAIL);
    private static final Optional<PersonalData> PHONE = Optional.of(PersonalData.PHONE);

    private PersonalDataDetector() {}

    /**
     * Whether a whole line deserves that its cells be looked at one by one: it has an {@code @}, or enough digits that no
     * other character than separators breaks. A line for which this is false holds nothing that {@link #find} would find,
     * provided that its fields are delimited by something else than a digit, a space, {@code . - / ( )}.
     */
    public static boolean isSuspect(byte[] line, int from, int to) {
        int digits = 0;
        int gap = 0;
        for (int i = from; i < to; i++) {
            byte c = line[i];
            if (isDigit(c)) {
                digits++;
                gap = 0;
                if (digits >= FEWEST_DIGITS) {
                    return true;
                }
            } else if (c == '@') {
                return true;
            } else if (isCorsica(c) && at(line, i - 1, from, to) == '2') {
                gap = 0;
            } else if (!isSeparator(c) || ++gap > LONGEST_GAP) {
                digits = 0;
            }
        }
        return false;
    }

    public static Optional<PersonalData> find(String cell, ExpectedDigits expected) {
        byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
        return find(bytes, 0, bytes.length, expected);
    }

    /** What the cell between {@code from} (included) and {@code to} (excluded) holds first, if anything. */
    public static Optional<PersonalData> find(byte[] cell, int from, int to, ExpectedDigits expected) {
        if (to - from < SHORTEST) {
            return NOTHING;
        }
        int digits = 0;
        boolean mark = false;
        for (int i = from; i < to; i++) {
            byte c = cell[i];
            if (isDigit(c)) {
                digits++;
            } else if (c == '@') {
                mark = true;
            }
        }
        if (mark && EmailShape.occurs(cell, from, to)) {
            return EMAIL;
        }
        if (digits < FEWEST_DIGITS) {
            return NOTHING;
        }
        if (expected == ExpectedDigits.NUMBERS && isNumber(cell, from, to)) {
            return NOTHING;
        }
        // An amount with decimals is no more a telephone number than one without; a leading + would be one.
        boolean bare = digits == to - from || isDigit(cell[from]) && isNumber(cell, from, to);
        boolean keyedOnly = expected == ExpectedDigits.CODES && bare;
        return search(cell, from, to, keyedOnly);
    }

    private static Optional<PersonalData> search(byte[] cell, int from, int to, boolean keyedOnly) {
        for (int i = from; i < to; i++) {
            if (isDigit(cell[i]) && !isDigit(at(cell, i - 1, from, to))) {
                Optional<PersonalData> found = candidate(cell, i, from, to, keyedOnly);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return NOTHING;
    }

    /** Reads up to 15 characters from the start of a group of digits, over separators, and judges at 10, 13 and 15. */
    private static Optional<PersonalData> candidate(byte[] cell, int start, int from, int to, boolean keyedOnly) {
        byte before = at(cell, start - 1, from, to);
        boolean attached = isLetter(before) || isFraction(cell, start, from, to);
        if (!attached && !keyedOnly && PhoneShape.international(cell, start, from, to)) {
            return PHONE;
        }
        long value = 0;
        long body = 0;
        int count = 0;
        int boundaries = 0;
        int i = start;
        while (i < to) {
            byte c = cell[i];
            if (isDigit(c)) {
                value = value * 10 + (c - '0');
            } else if (isCorsica(c) && count == 6 && value % 10 == 2 && cell[i - 1] == '2') {
                value = (value / 10) * 100 + (c == 'A' || c == 'a' ? 19 : 18);
            } else {
                int next = afterGap(cell, i, to);
                if (next < 0) {
                    break;
                }
                boundaries |= 1 << count;
                i = next;
                continue;
            }
            count++;
            i++;
            if (isDigit(at(cell, i, from, to))) {
                if (count == 13) {
                    body = value;
                }
                if (count == 15) {
                    break;
                }
                continue;
            }
            boolean free = !attached && !keyedOnly && !isLetter(at(cell, i, from, to)) && !isDecimal(cell, i, from, to);
            if (count == 10 && free && PhoneShape.national(value, boundaries)) {
                return PHONE;
            }
            if (count == 13) {
                body = value;
                if (free && NirShape.withoutKey(value, boundaries)) {
                    return NIR;
                }
            }
            if (count == 15) {
                boolean alone = !isLetter(before) && !isLetter(at(cell, i, from, to));
                if (NirShape.withKey(body, (int) (value % 100), boundaries)
                        && (alone || !isPseudonym(cell, start, i, from, to))) {
                    return NIR;
                }
                break;
            }
        }
        return NOTHING;
    }

    /** The position of the digit after at most three separators, or -1 when something else comes. */
    private static int afterGap(byte[] cell, int from, int to) {
        for (int i = from; i < to && i <= from + LONGEST_GAP; i++) {
            if (isDigit(cell[i])) {
                return i;
            }
            if (!isSeparator(cell[i])) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isCorsica(byte c) {
        return (c | 0x20) == 'a' || (c | 0x20) == 'b';
    }

    /** The digits after a decimal mark are no number of a person. */
    private static boolean isFraction(byte[] cell, int start, int from, int to) {
        return isMark(at(cell, start - 1, from, to)) && isDigit(at(cell, start - 2, from, to));
    }

    private static boolean isDecimal(byte[] cell, int end, int from, int to) {
        return at(cell, end, from, to) == ',' && isDigit(at(cell, end + 1, from, to));
    }

    private static boolean isMark(byte c) {
        return c == '.' || c == ',';
    }

    private static boolean isNumber(byte[] cell, int from, int to) {
        for (int i = from; i < to; i++) {
            byte c = cell[i];
            boolean sign = i == from && (c == '-' || c == '+');
            if (!isDigit(c) && !isMark(c) && !sign) {
                return false;
            }
        }
        return true;
    }

    /** Digits within a long run of letters and digits are part of a code, not a number someone wrote. */
    private static boolean isPseudonym(byte[] cell, int start, int end, int from, int to) {
        int left = start;
        while (isLetter(at(cell, left - 1, from, to)) || isDigit(at(cell, left - 1, from, to))) {
            left--;
        }
        int right = end;
        while (isLetter(at(cell, right, from, to)) || isDigit(at(cell, right, from, to))) {
            right++;
        }
        return right - left >= 24;
    }
}
