package eu.arete.synth;

/**
 * Every two years a partner changes the keys under which it knows persons: the same person, all new values. The file that says which
 * new key stands for which former one is delivered apart, to who may link them.
 */
final class Renewal {
    static final char LETTER = 'Q';

    private static final int KEYS = 100_000_000;
    /** Prime to the number of keys: every former key has a new one of its own. */
    private static final long STEP = 61_803_399;

    private static final long START = 27_182_818;

    private Renewal() {}

    static int of(int key) {
        return (int) ((key * STEP + START) % KEYS);
    }

    /** Writes the new key over a former one: its letter and eight digits. */
    static void over(byte[] bytes, int start) {
        int key = 0;
        for (int i = start + 1; i < start + 9; i++) {
            key = key * 10 + bytes[i] - '0';
        }
        int renewed = of(key);
        bytes[start] = LETTER;
        for (int i = start + 8; i > start; i--) {
            bytes[i] = (byte) ('0' + renewed % 10);
            renewed /= 10;
        }
    }
}
