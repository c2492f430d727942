package eu.arete.synth;

import java.util.SplittableRandom;

/** One generator per person and purpose, so that any person can be made again alone, by any thread. */
record Seeds(long seed) {
    SplittableRandom person(int id) {
        return random(id, 1);
    }

    SplittableRandom care(int id) {
        return random(id, 2);
    }

    SplittableRandom fictive(int id) {
        return random(id, 3);
    }

    private SplittableRandom random(int id, int purpose) {
        return new SplittableRandom(seed ^ mix(id * 4L + purpose));
    }

    /** The finaliser of MurmurHash3: neighbouring persons get unrelated generators. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
