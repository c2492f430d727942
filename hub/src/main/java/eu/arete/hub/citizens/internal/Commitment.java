package eu.arete.hub.citizens.internal;

import eu.arete.ledger.Hash;
import eu.arete.ledger.Merkle;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The tree of a batch. Each wish is a leaf in a place drawn at random among random leaves, so that neither the root nor a
 * path tells how many wishes there are nor which; 256 leaves, or the next power of two that holds them.
 */
public final class Commitment {
    static final int FEWEST = 256;

    private final List<Hash> leaves;
    private final List<Integer> places;

    private Commitment(List<Hash> leaves, List<Integer> places) {
        this.leaves = List.copyOf(leaves);
        this.places = List.copyOf(places);
    }

    /**
     * What a leaf says: one line each, the format, the hash of the receipt number, the wish. The receipt number's 120 random
     * bits are the salt.
     */
    public static String leaf(String receiptHash, boolean opposes) {
        return "arete/opposition/1\n" + receiptHash + "\n" + (opposes ? "oppose" : "allow") + "\n";
    }

    static Commitment to(List<String> wishes, SecureRandom random) {
        int size = FEWEST;
        while (size < wishes.size()) {
            size *= 2;
        }
        List<Hash> leaves = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            byte[] noise = new byte[Hash.LENGTH];
            random.nextBytes(noise);
            leaves.add(Hash.of(noise));
            order.add(i);
        }
        Collections.shuffle(order, random);
        List<Integer> places = order.subList(0, wishes.size());
        for (int i = 0; i < wishes.size(); i++) {
            leaves.set(places.get(i), Merkle.leaf(wishes.get(i).getBytes(StandardCharsets.US_ASCII)));
        }
        return new Commitment(leaves, places);
    }

    static Commitment of(byte[] stored) {
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < stored.length; i += Hash.LENGTH) {
            leaves.add(Hash.of(Arrays.copyOfRange(stored, i, i + Hash.LENGTH)));
        }
        return new Commitment(leaves, List.of());
    }

    /** Where each wish is, in the order given. */
    List<Integer> places() {
        return places;
    }

    int size() {
        return leaves.size();
    }

    Hash root() {
        return Merkle.root(leaves);
    }

    /** From the leaf's sibling up to the root's child. */
    List<Hash> path(int index) {
        List<Hash> path = new ArrayList<>();
        List<Hash> level = leaves;
        int at = index;
        while (level.size() > 1) {
            path.add(level.get(at ^ 1));
            List<Hash> above = new ArrayList<>();
            for (int i = 0; i < level.size(); i += 2) {
                above.add(Merkle.node(level.get(i), level.get(i + 1)));
            }
            level = above;
            at /= 2;
        }
        return path;
    }

    byte[] bytes() {
        byte[] bytes = new byte[leaves.size() * Hash.LENGTH];
        for (int i = 0; i < leaves.size(); i++) {
            System.arraycopy(leaves.get(i).bytes(), 0, bytes, i * Hash.LENGTH, Hash.LENGTH);
        }
        return bytes;
    }
}
