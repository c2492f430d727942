package eu.arete.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** That a tree is the continuation of an older, smaller one: nothing of it was changed or removed (RFC 6962 §2.1.2). */
public record ConsistencyProof(long oldSize, long newSize, List<Hash> hashes) {
    public ConsistencyProof {
        if (oldSize < 0 || oldSize > newSize) {
            throw new IllegalArgumentException("A tree of " + newSize + " does not continue one of " + oldSize);
        }
        hashes = List.copyOf(hashes);
    }

    public static ConsistencyProof of(long oldSize, long newSize, Subtrees tree) throws LogFault, IOException {
        List<Hash> hashes = new ArrayList<>();
        if (oldSize > 0 && oldSize < newSize) {
            collect(oldSize, 0, newSize, true, tree, hashes);
        }
        return new ConsistencyProof(oldSize, newSize, hashes);
    }

    private static void collect(
            long oldSize, long from, long to, boolean oldRootKnown, Subtrees tree, List<Hash> hashes)
            throws LogFault, IOException {
        if (oldSize == to) {
            if (!oldRootKnown) {
                hashes.add(InclusionProof.range(from, to, tree));
            }
            return;
        }
        long middle = from + Merkle.split(to - from);
        if (oldSize <= middle) {
            collect(oldSize, from, middle, oldRootKnown, tree, hashes);
            hashes.add(InclusionProof.range(middle, to, tree));
        } else {
            collect(oldSize, middle, to, false, tree, hashes);
            hashes.add(InclusionProof.range(from, middle, tree));
        }
    }

    /** Whether this proof ties both roots together (RFC 9162 §2.1.4.2). */
    public boolean holds(Hash oldRoot, Hash newRoot) {
        if (oldSize == newSize) {
            return hashes.isEmpty() && oldRoot.equals(newRoot);
        }
        if (oldSize == 0) {
            return hashes.isEmpty() && oldRoot.equals(Merkle.EMPTY_ROOT);
        }
        List<Hash> path = new ArrayList<>(hashes);
        if (Long.bitCount(oldSize) == 1) {
            path.add(0, oldRoot);
        }
        if (path.isEmpty() || path.size() > InclusionProof.MAX_HASHES + 1) {
            return false;
        }
        long position = oldSize - 1;
        long last = newSize - 1;
        while ((position & 1) == 1) {
            position >>= 1;
            last >>= 1;
        }
        Hash climbedOld = path.get(0);
        Hash climbedNew = path.get(0);
        for (Hash sibling : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((position & 1) == 1 || position == last) {
                climbedOld = Merkle.node(sibling, climbedOld);
                climbedNew = Merkle.node(sibling, climbedNew);
                while ((position & 1) == 0 && position != 0) {
                    position >>= 1;
                    last >>= 1;
                }
            } else {
                climbedNew = Merkle.node(climbedNew, sibling);
            }
            position >>= 1;
            last >>= 1;
        }
        return last == 0 && climbedOld.equals(oldRoot) && climbedNew.equals(newRoot);
    }
}
