package eu.arete.privacy;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Objects;

/** The bytes of a key or a secret. They are never printed, and read only by who shows a {@link SecretAccess}. */
public final class SecretBytes {

    /** Size of the keys and secrets we make: 32 bytes, as AES-256 and HMAC-SHA-256 want. */
    public static final int KEY_SIZE = 32;

    private final byte[] bytes;

    private SecretBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Copies {@code bytes}; the caller may wipe its own. */
    public static SecretBytes copyOf(byte[] bytes, SecretAccess access) {
        Objects.requireNonNull(access, "access");
        return new SecretBytes(bytes.clone());
    }

    /** A fresh 256-bit key. */
    public static SecretBytes random(SecureRandom random) {
        byte[] bytes = new byte[KEY_SIZE];
        random.nextBytes(bytes);
        return new SecretBytes(bytes);
    }

    /** A copy of the bytes. */
    public byte[] bytes(SecretAccess access) {
        Objects.requireNonNull(access, "access");
        return bytes.clone();
    }

    public int size() {
        return bytes.length;
    }

    /** In constant time. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SecretBytes that && MessageDigest.isEqual(bytes, that.bytes);
    }

    /** The same for all secrets of one size: a hash of a secret is a leak. */
    @Override
    public int hashCode() {
        return bytes.length;
    }

    @Override
    public String toString() {
        return "SecretBytes[" + bytes.length + " bytes]";
    }
}
