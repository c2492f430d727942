package eu.arete.ledger;

import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 value: 32 bytes, immutable. */
public final class Hash {
    public static final int LENGTH = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException unless there are 32 bytes */
    public static Hash of(byte[] bytes) {
        return at(bytes, 0, bytes.length);
    }

    static Hash at(byte[] from, int offset, int length) {
        if (length != LENGTH) {
            throw new IllegalArgumentException("A SHA-256 hash has 32 bytes, not " + length);
        }
        return new Hash(Arrays.copyOfRange(from, offset, offset + length));
    }

    public static Hash parse(String base64) throws LogFault {
        byte[] bytes = Base64Text.parse(base64);
        if (bytes.length != LENGTH) {
            throw new LogFault("a hash has 32 bytes, this one has " + bytes.length);
        }
        return new Hash(bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, LENGTH);
    }

    public String base64() {
        return Base64Text.of(bytes);
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return base64();
    }
}
