package eu.arete.lake.intake;

import java.util.Arrays;

/**
 * Fingerprints of which 92 bits are held, in 11 to 12 bytes each once they are many: 12 bits say in which of 4,096 parts, 80 are kept there. A part is an array in
 * ascending order with some places free: a number is found near where its size puts it, and room is then made one sixteenth at a time.
 */
final class KeyTable {
    static final int PARTS = 1 << 12;
    private static final int BYTES = Long.BYTES + Short.BYTES;
    private static final int SLACK = 24;
    /** Up to so many, room is made by doubling, which is quicker: what it costs is bounded. */
    private static final long FEW = 1L << 20;

    private static final long[] NO_NUMBERS = {};
    private static final short[] NO_RESTS = {};

    private final KeyRoom room;
    private final long[][] numbers = new long[PARTS][];
    private final short[][] rests = new short[PARTS][];
    private final int[] capacities = new int[PARTS];
    private final int[] sizes = new int[PARTS];
    private long size;
    private long bytes;

    KeyTable(KeyRoom room) {
        this.room = room;
        clear();
    }

    static int part(long high) {
        return (int) (high >>> 52);
    }

    static short rest(long high) {
        return (short) (high >>> 36);
    }

    /** Zero marks a free place. */
    static long number(long low) {
        return low == 0 ? 1 : low;
    }

    long size() {
        return size;
    }

    boolean contains(long high, long low) {
        int part = part(high);
        long[] held = numbers[part];
        return held.length > 0 && find(held, rests[part], capacities[part], number(low), rest(high)) < 0;
    }

    /** Adds a fingerprint; returns false when it was there. */
    boolean add(long high, long low) {
        int part = part(high);
        long number = number(low);
        short rest = rest(high);
        long[] held = numbers[part];
        if (held.length == 0 || sizes[part] * 10 >= capacities[part] * 9) {
            int more = capacities[part] / (size < FEW ? 1 : 16);
            held = grow(part, capacities[part] + more + 8, 0);
        }
        int at = find(held, rests[part], capacities[part], number, rest);
        if (at < 0) {
            return false;
        }
        int free = at;
        while (free < held.length && held[free] != 0) {
            free++;
        }
        if (free == held.length) {
            // Its greatest numbers have used up the places that the last of them has beyond its own.
            grow(part, capacities[part], held.length + SLACK + held.length / 16);
            return add(high, low);
        }
        System.arraycopy(held, at, held, at + 1, free - at);
        System.arraycopy(rests[part], at, rests[part], at + 1, free - at);
        held[at] = number;
        rests[part][at] = rest;
        sizes[part]++;
        size++;
        return true;
    }

    /** Where the number is to stand, or -1 when it is there. Numbers of one value stand together, in any order of their rests. */
    private static int find(long[] held, short[] rests, int capacity, long number, short rest) {
        int at = home(number, capacity);
        while (at < held.length && held[at] != 0) {
            int order = Long.compareUnsigned(held[at], number);
            if (order > 0) {
                return at;
            }
            if (order == 0 && rests[at] == rest) {
                return -1;
            }
            at++;
        }
        return at;
    }

    private static int home(long number, int capacity) {
        return (int) ((number >>> 32) * capacity >>> 32);
    }

    /** @param atLeast how many places, those beyond the capacity included */
    private long[] grow(int part, int capacity, int atLeast) {
        long[] old = numbers[part];
        short[] oldRests = rests[part];
        int length = Math.max(atLeast, capacity + SLACK);
        while (true) {
            long[] larger = new long[length];
            short[] largerRests = new short[length];
            if (spread(old, oldRests, larger, largerRests, capacity)) {
                room.take((long) (length - old.length) * BYTES);
                bytes += (long) (length - old.length) * BYTES;
                numbers[part] = larger;
                rests[part] = largerRests;
                capacities[part] = capacity;
                return larger;
            }
            length += SLACK + length / 16;
        }
    }

    /** In ascending order each goes home, or right after the one before. */
    private static boolean spread(long[] from, short[] fromRests, long[] to, short[] toRests, int capacity) {
        int next = 0;
        for (int i = 0; i < from.length; i++) {
            if (from[i] != 0) {
                next = Math.max(next, home(from[i], capacity));
                if (next == to.length) {
                    return false;
                }
                to[next] = from[i];
                toRests[next++] = fromRests[i];
            }
        }
        return true;
    }

    /** Takes the numbers of a part and their rests out, ascending. */
    Part take(int part) {
        long[] held = numbers[part];
        Part taken = new Part(new long[sizes[part]], new short[sizes[part]]);
        if (held.length > 0) {
            int n = 0;
            for (int i = 0; i < held.length; i++) {
                if (held[i] != 0) {
                    taken.numbers[n] = held[i];
                    taken.rests[n++] = rests[part][i];
                }
            }
            numbers[part] = NO_NUMBERS;
            rests[part] = NO_RESTS;
            capacities[part] = 0;
            size -= n;
            sizes[part] = 0;
            room.giveBack((long) held.length * BYTES);
            bytes -= (long) held.length * BYTES;
        }
        return taken;
    }

    /** Gives the memory back. */
    void clear() {
        room.giveBack(bytes);
        bytes = 0;
        Arrays.fill(numbers, NO_NUMBERS);
        Arrays.fill(rests, NO_RESTS);
        Arrays.fill(sizes, 0);
        Arrays.fill(capacities, 0);
        size = 0;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Part(long[] numbers, short[] rests) {}
}
