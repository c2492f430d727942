package eu.arete.lake.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A set of byte strings, asked without making an object. */
final class Words {

    private @Nullable byte[][] slots;
    private int size;

    Words(int expected) {
        slots = new byte[Integer.highestOneBit(Math.max(8, expected * 3))][];
    }

    static Words of(Collection<String> words) {
        Words set = new Words(words.size());
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            set.add(bytes, 0, bytes.length);
        }
        return set;
    }

    boolean contains(byte[] bytes, int from, int to) {
        return slots[slot(bytes, from, to)] != null;
    }

    /** Where a word is held, or -1: the same as long as none is added. */
    int find(byte[] bytes, int from, int to) {
        int slot = slot(bytes, from, to);
        return slots[slot] == null ? -1 : slot;
    }

    /** One more than any place where a word is held. */
    int places() {
        return slots.length;
    }

    void add(byte[] bytes, int from, int to) {
        int slot = slot(bytes, from, to);
        if (slots[slot] == null) {
            slots[slot] = Arrays.copyOfRange(bytes, from, to);
            size++;
            if (size * 2 > slots.length) {
                grow();
            }
        }
    }

    int size() {
        return size;
    }

    private int slot(byte[] bytes, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        int mask = slots.length - 1;
        int slot = (hash ^ (hash >>> 15)) * 0x9E3779B1 >>> 7 & mask;
        while (true) {
            byte[] held = slots[slot];
            if (held == null || Arrays.equals(held, 0, held.length, bytes, from, to)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    private void grow() {
        @Nullable byte[][] old = slots;
        slots = new byte[old.length * 2][];
        for (byte[] word : old) {
            if (word != null) {
                slots[slot(word, 0, word.length)] = word;
            }
        }
    }
}
