package eu.arete.lake.intake;

import eu.arete.privacy.SecondStage;

/**
 * A first-stage code, replaced by the lake's pseudonym. A person's rows often follow each other and their codes come
 * back: the last pseudonyms made are remembered, in a bounded cache that dies with the pass.
 */
final class IdentifierCell implements CellCheck {

    static final int DIGITS = 32;
    private static final int SLOTS = 1 << 14;

    private final SecondStage stage;
    private final byte[] codes = new byte[SLOTS * DIGITS];
    private final byte[] pseudonyms = new byte[SLOTS * DIGITS];

    IdentifierCell(SecondStage stage) {
        this.stage = stage;
    }

    @Override
    public int check(byte[] bytes, int from, int to, ByteSink out) {
        if (to - from != DIGITS) {
            return Rule.VALUE_IDENTIFIER.bit();
        }
        int slot = slot(bytes, from) * DIGITS;
        // A slot that was never filled holds zeros, and zeros are no code.
        if (pseudonyms[slot] == 0 || !java.util.Arrays.equals(codes, slot, slot + DIGITS, bytes, from, to)) {
            if (!stage.rewrite(bytes, from, pseudonyms, slot)) {
                return Rule.VALUE_IDENTIFIER.bit();
            }
            System.arraycopy(bytes, from, codes, slot, DIGITS);
        }
        out.add(pseudonyms, slot, slot + DIGITS);
        return 0;
    }

    /** Codes are uniform: any of their digits are as good as a hash. */
    private static int slot(byte[] bytes, int from) {
        int hash = 0;
        for (int i = from; i < from + 8; i++) {
            hash = hash * 31 + bytes[i];
        }
        return (hash ^ (hash >>> 14)) & (SLOTS - 1);
    }
}
