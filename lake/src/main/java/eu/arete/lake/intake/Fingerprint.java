package eu.arete.lake.intake;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * 128 bits of a row, keyed with secrets drawn for each file: two different rows share them by bad luck alone (about
 * n²/2¹²⁹), and nobody can choose rows that do. For one thread.
 */
final class Fingerprint {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long seedHigh;
    private final long seedLow;
    private final long factorHigh;
    private final long factorLow;
    private long high;
    private long low;

    /** @param secrets four random numbers */
    Fingerprint(long[] secrets) {
        seedHigh = secrets[0];
        seedLow = secrets[1];
        factorHigh = secrets[2] | 1;
        factorLow = secrets[3] | 1;
    }

    void start() {
        high = seedHigh;
        low = seedLow;
    }

    /** Adds bytes and their number: {@code ab,c} differs from {@code a,bc}. */
    void add(byte[] bytes, int from, int to) {
        int i = from;
        for (; i + 8 <= to; i += 8) {
            mix((long) LONG.get(bytes, i));
        }
        long tail = 0;
        for (; i < to; i++) {
            tail = tail << 8 | bytes[i] & 0xff;
        }
        mix(tail);
        mix(to - from);
    }

    private void mix(long word) {
        long a = high ^ word;
        long b = low ^ Long.rotateLeft(word, 32);
        high = Math.multiplyHigh(a, factorHigh) ^ a * factorHigh ^ seedLow;
        low = Math.multiplyHigh(b, factorLow) ^ b * factorLow ^ seedHigh;
    }

    long high() {
        return high ^ low >>> 32;
    }

    long low() {
        return low;
    }
}
