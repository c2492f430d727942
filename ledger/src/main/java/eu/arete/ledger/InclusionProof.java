package eu.arete.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * That an entry stands at an index of the tree of a given size (RFC 6962 §2.1.1).
 *
 * @param hashes from the leaf's sibling up to the root's child
 */
public record InclusionProof(long index, long size, List<Hash> hashes) {
    /** No tree has more levels than a size has bits. */
    static final int MAX_HASHES = 64;

    public InclusionProof {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("No entry " + index + " in a tree of " + size);
        }
        hashes = List.copyOf(hashes);
    }

    public static InclusionProof of(long index, long size, Subtrees tree) throws LogFault, IOException {
        List<Hash> hashes = new ArrayList<>();
        collect(index, 0, size, tree, hashes);
        return new InclusionProof(index, size, hashes);
    }

    private static void collect(long index, long from, long to, Subtrees tree, List<Hash> hashes)
            throws LogFault, IOException {
        if (to - from == 1) {
            return;
        }
        long middle = from + Merkle.split(to - from);
        if (index < middle) {
            collect(index, from, middle, tree, hashes);
            hashes.add(range(middle, to, tree));
        } else {
            collect(index, middle, to, tree, hashes);
            hashes.add(range(from, middle, tree));
        }
    }

    /** Root over the entries {@code [from, to)}, of a range met while halving a tree as RFC 6962 does. */
    static Hash range(long from, long to, Subtrees tree) throws LogFault, IOException {
        long width = to - from;
        if (width == 0) {
            return Merkle.EMPTY_ROOT;
        }
        if (Long.bitCount(width) == 1) {
            int height = Long.numberOfTrailingZeros(width);
            return tree.subtree(height, from >> height);
        }
        long middle = from + Merkle.split(width);
        return Merkle.node(range(from, middle, tree), range(middle, to, tree));
    }

    /** Whether this proof leads from that leaf to that root (RFC 9162 §2.1.3.2). */
    public boolean holds(Hash leaf, Hash root) {
        if (hashes.size() > MAX_HASHES) {
            return false;
        }
        long position = index;
        long last = size - 1;
        Hash climbed = leaf;
        for (Hash sibling : hashes) {
            if (last == 0) {
                return false;
            }
            if ((position & 1) == 1 || position == last) {
                climbed = Merkle.node(sibling, climbed);
                while ((position & 1) == 0 && position != 0) {
                    position >>= 1;
                    last >>= 1;
                }
            } else {
                climbed = Merkle.node(climbed, sibling);
            }
            position >>= 1;
            last >>= 1;
        }
        return last == 0 && climbed.equals(root);
    }
}
