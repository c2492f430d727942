package eu.arete.lake.store;

import eu.arete.privacy.SecretBytes;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Brings the JDK's AES-GCM to the processor's own instructions before there is data to wait for it.
 *
 * <p>The virtual machine puts those instructions in only where it compiles the callers after thousands of calls, and takes them out
 * again at the first call of a shape it had not seen (nothing to do, more than 64 KiB). Blocks of 1 MiB make few calls: left to itself
 * a process stays at about 100 MB/s for gigabytes, and is at 5 GB/s after this tenth of a second. What is sealed here is zeros, under
 * a key that is forgotten.
 */
final class CipherWarmUp {

    private static final int ROUNDS = 12_000;
    private static final int SMALL = 256;
    private static final int LARGE = 96 << 10;

    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private CipherWarmUp() {}

    /** Starts it, once a process, on a thread of its own. */
    static void begin() {
        if (BEGUN.compareAndSet(false, true)) {
            Thread thread = new Thread(CipherWarmUp::run, "cipher-warm-up");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void run() {
        Envelope envelope = new Envelope(SecretBytes.random(new SecureRandom()), "warm-up");
        byte[] plain = new byte[LARGE + SMALL];
        byte[] sealed = new byte[plain.length + Envelope.TAG];
        try {
            for (int round = 0; round < ROUNDS; round++) {
                int length = length(round);
                int bytes = envelope.seal(round, false, plain, length, sealed);
                envelope.open(round, false, sealed, bytes, plain);
            }
        } catch (DamagedFile e) {
            throw new IllegalStateException("A cipher that does not open what it sealed", e);
        }
    }

    /** Every shape from the beginning: none, small, with and without a rest, and, seldom for it is slow at first, large. */
    private static int length(int round) {
        if (round % 400 == 0) {
            return LARGE + round / 400 % 2;
        }
        return round % 8 == 0 ? 0 : SMALL - round % 3;
    }
}
