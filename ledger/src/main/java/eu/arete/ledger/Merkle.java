package eu.arete.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The hash tree of RFC 6962 §2.1. */
public final class Merkle {
    /** Root of the tree without entries: SHA-256 of nothing. */
    public static final Hash EMPTY_ROOT = Hash.of(sha256().digest());

    private static final byte LEAF = 0x00;
    private static final byte NODE = 0x01;

    private Merkle() {}

    public static Hash leaf(byte[] entry) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return Hash.of(digest.digest(entry));
    }

    public static Hash node(Hash left, Hash right) {
        byte[] message = new byte[1 + 2 * Hash.LENGTH];
        message[0] = NODE;
        left.copyTo(message, 1);
        right.copyTo(message, 1 + Hash.LENGTH);
        return Hash.of(sha256().digest(message));
    }

    /** Root over subtrees of one height, of which only the last may be smaller than the others. */
    public static Hash root(List<Hash> subtrees) {
        int size = subtrees.size();
        if (size == 0) {
            return EMPTY_ROOT;
        }
        if (size == 1) {
            return subtrees.get(0);
        }
        int split = (int) split(size);
        return node(root(subtrees.subList(0, split)), root(subtrees.subList(split, size)));
    }

    /** The largest power of two smaller than {@code size}, for a size of two or more. */
    static long split(long size) {
        return Long.highestOneBit(size - 1);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
