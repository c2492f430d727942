package eu.arete.privacy;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The codes under which a dataset lies, until it is rotated. In the first regime a person is known by their <em>root</em>: the HMAC
 * of their first-stage code. In each later one, by the root enciphered under that regime's own key: AES-256 on its one block of 128
 * bits, a keyed permutation. It adds no collision; who holds two regimes' keys passes from one to the other; who destroys a regime's
 * key takes from everyone, the hub included, the way from its codes to any others. No regime leads back to a first-stage code.
 *
 * <p>Safe to share between threads.
 */
public final class Regime {

    /** The number of the first regime, which has no key. */
    public static final int FIRST = 1;

    private final int number;
    private final ThreadLocal<Block> block;
    private final boolean keyed;

    private Regime(int number, Optional<SecretBytes> key) {
        this.number = number;
        this.keyed = key.isPresent();
        this.block = ThreadLocal.withInitial(() -> new Block(key.orElseThrow()));
    }

    public static Regime first() {
        return new Regime(FIRST, Optional.empty());
    }

    /**
     * @param number 2 or more
     * @param key 32 bytes
     */
    public static Regime of(int number, SecretBytes key) {
        if (number <= FIRST || key.size() != SecretBytes.KEY_SIZE) {
            throw new IllegalArgumentException(
                    "Cannot make regime " + number + " with a key of " + key.size() + " bytes");
        }
        return new Regime(number, Optional.of(key));
    }

    public int number() {
        return number;
    }

    /** The first 16 bytes of {@code code}: from the root to this regime. */
    void enter(byte[] code) {
        if (keyed) {
            block.get().encipher(code);
        }
    }

    /** The first 16 bytes of {@code code}: from this regime to the root. */
    void leave(byte[] code) {
        if (keyed) {
            block.get().decipher(code);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Regime that && number == that.number;
    }

    @Override
    public int hashCode() {
        return number;
    }

    @Override
    public String toString() {
        return "Regime[" + number + "]";
    }

    /** The permutation, for one thread. */
    private static final class Block {

        private final Cipher in;
        private final Cipher out;

        // One block is all there ever is: a permutation of codes is wanted, and no mode makes one.
        @SuppressWarnings("InsecureCryptoUsage")
        Block(SecretBytes key) {
            byte[] bytes = key.bytes(SecretAccess.granted());
            try {
                SecretKeySpec aes = new SecretKeySpec(bytes, "AES");
                in = Cipher.getInstance("AES/ECB/NoPadding");
                in.init(Cipher.ENCRYPT_MODE, aes);
                out = Cipher.getInstance("AES/ECB/NoPadding");
                out.init(Cipher.DECRYPT_MODE, aes);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("A JDK without AES", e);
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        }

        void encipher(byte[] code) {
            pass(in, code);
        }

        void decipher(byte[] code) {
            pass(out, code);
        }

        private static void pass(Cipher cipher, byte[] code) {
            try {
                cipher.doFinal(code, 0, Hex.BYTES, code, 0);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("The JDK's AES is broken", e);
            }
        }
    }
}
