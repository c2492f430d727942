package eu.arete.privacy;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * HMAC-SHA-256 (RFC 2104) truncated to its first 16 bytes, for one key and many short messages. The digest states after
 * the two padded keys are made once and cloned for each message: half the work of {@code javax.crypto.Mac}, and safe to
 * share between threads since the two states are never changed after construction.
 */
final class Hmac {

    private static final int BLOCK = 64;
    static final int DIGEST = 32;

    private final MessageDigest inner;
    private final MessageDigest outer;

    Hmac(SecretBytes secret) {
        byte[] key = secret.bytes(SecretAccess.granted());
        if (key.length < 16) {
            throw new IllegalArgumentException(
                    "Cannot make codes with a secret of " + key.length + " bytes: 16 at least");
        }
        byte[] block = Arrays.copyOf(key.length > BLOCK ? sha256().digest(key) : key, BLOCK);
        inner = padded(block, 0x36);
        outer = padded(block, 0x5c);
        Arrays.fill(key, (byte) 0);
        Arrays.fill(block, (byte) 0);
    }

    /** The first 16 bytes of the code of {@code message} are written at the start of {@code scratch}, of 32 bytes at least. */
    void code(byte[] message, int length, byte[] scratch) {
        try {
            MessageDigest digest = (MessageDigest) inner.clone();
            digest.update(message, 0, length);
            digest.digest(scratch, 0, DIGEST);
            digest = (MessageDigest) outer.clone();
            digest.update(scratch, 0, DIGEST);
            digest.digest(scratch, 0, DIGEST);
        } catch (CloneNotSupportedException | DigestException e) {
            throw new IllegalStateException("The JDK's SHA-256 is broken", e);
        }
    }

    byte[] code(byte[] message) {
        byte[] scratch = new byte[DIGEST];
        code(message, message.length, scratch);
        return Arrays.copyOf(scratch, Hex.BYTES);
    }

    private static MessageDigest padded(byte[] block, int pad) {
        MessageDigest digest = sha256();
        byte[] padded = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            padded[i] = (byte) (block[i] ^ pad);
        }
        digest.update(padded);
        Arrays.fill(padded, (byte) 0);
        return digest;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("A JDK without SHA-256", e);
        }
    }
}
