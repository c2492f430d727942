package eu.arete.lake.intake;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A regular expression the whole value must match. Values that matched are remembered (codes repeat); the work on one value
 * is bounded, since Java's matcher may backtrack for ever on an expression and a value made for each other.
 */
final class PatternCheck {

    private static final int REMEMBERED = 8_192;
    private static final int STEPS = 200_000;

    private final Pattern pattern;
    private final Words matched = new Words(512);

    PatternCheck(String expression) {
        pattern = Pattern.compile(expression);
    }

    boolean matches(byte[] bytes, int from, int to) {
        if (matched.contains(bytes, from, to)) {
            return true;
        }
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        boolean matches;
        try {
            matches = pattern.matcher(new Counted(text)).matches();
        } catch (TooLong e) {
            return false;
        }
        if (matches && to - from <= 64 && matched.size() < REMEMBERED) {
            matched.add(bytes, from, to);
        }
        return matches;
    }

    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("too many steps", null, false, false);
        }
    }

    /** Counts how often the matcher looks. */
    private static final class Counted implements CharSequence {
        private final String text;
        private int looks;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++looks > STEPS) {
                throw new TooLong();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
