package eu.arete.desk.seal;

import eu.arete.privacy.FirstStageCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The first-stage code of each of the partner's person keys: an open-addressing table of bytes, some 60 bytes a key, so that
 * tens of millions of keys fit in the memory of an office machine. Written by one thread, then read by many.
 */
final class CodeBook {

    static final int CODE = 32;

    private byte[] text = new byte[1 << 16];
    private int length;
    private int[] starts = new int[1 << 11];
    private int size;
    private int[] slots = new int[1 << 12];

    int size() {
        return size;
    }

    /** @return false when the key is there with another code */
    boolean put(byte[] key, FirstStageCode code) {
        byte[] digits = code.hex().getBytes(StandardCharsets.US_ASCII);
        int slot = slot(key, 0, key.length);
        if (slots[slot] != 0) {
            int at = starts[slots[slot] - 1];
            return Arrays.equals(text, at, at + CODE, digits, 0, CODE);
        }
        append(digits, key);
        slots[slot] = size;
        if (size * 2 > slots.length) {
            grow();
        }
        return true;
    }

    /** Copies the code of a key to {@code out}; false when the key is unknown. */
    boolean copy(byte[] key, int from, int to, byte[] out, int at) {
        int entry = slots[slot(key, from, to)];
        if (entry == 0) {
            return false;
        }
        System.arraycopy(text, starts[entry - 1], out, at, CODE);
        return true;
    }

    private void append(byte[] digits, byte[] key) {
        int end = Math.addExact(length, CODE + key.length);
        if (end > text.length) {
            text = Arrays.copyOf(text, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(end, text.length * 2L)));
        }
        if (size + 1 >= starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        System.arraycopy(digits, 0, text, length, CODE);
        System.arraycopy(key, 0, text, length + CODE, key.length);
        starts[size++] = length;
        starts[size] = end;
        length = end;
    }

    /** The slot of the key, or the empty one where it belongs. */
    private int slot(byte[] key, int from, int to) {
        int mask = slots.length - 1;
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + key[i];
        }
        hash *= 0x9E3779B9;
        int slot = (hash ^ hash >>> 15) & mask;
        while (slots[slot] != 0) {
            int entry = slots[slot];
            if (Arrays.equals(text, starts[entry - 1] + CODE, starts[entry], key, from, to)) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        for (int entry = 1; entry <= size; entry++) {
            slots[slot(text, starts[entry - 1] + CODE, starts[entry])] = entry;
        }
    }
}
