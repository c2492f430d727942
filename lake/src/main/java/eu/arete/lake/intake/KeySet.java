package eu.arete.lake.intake;

/** A set of 128-bit fingerprints: 27 to 54 bytes each, in one array. */
final class KeySet {

    private long[] slots = new long[2 << 10];
    private int size;

    /** Adds a fingerprint; returns false when it was there. */
    boolean add(long high, long low) {
        // Both zero marks an empty slot.
        long second = (high | low) == 0 ? 1 : low;
        int slot = slot(slots, high, second);
        if ((slots[slot] | slots[slot + 1]) != 0) {
            return false;
        }
        slots[slot] = high;
        slots[slot + 1] = second;
        size++;
        if (size > slots.length / 10 * 3) {
            grow();
        }
        return true;
    }

    private static int slot(long[] slots, long high, long low) {
        int mask = slots.length / 2 - 1;
        int slot = (int) (low ^ low >>> 32) & mask;
        while (true) {
            long a = slots[2 * slot];
            long b = slots[2 * slot + 1];
            if ((a | b) == 0 || a == high && b == low) {
                return 2 * slot;
            }
            slot = slot + 1 & mask;
        }
    }

    private void grow() {
        long[] larger = new long[Math.multiplyExact(slots.length, 2)];
        for (int i = 0; i < slots.length; i += 2) {
            if ((slots[i] | slots[i + 1]) != 0) {
                int slot = slot(larger, slots[i], slots[i + 1]);
                larger[slot] = slots[i];
                larger[slot + 1] = slots[i + 1];
            }
        }
        slots = larger;
    }
}
