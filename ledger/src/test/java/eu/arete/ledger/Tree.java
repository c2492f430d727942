package eu.arete.ledger;

import java.util.List;

/** RFC 6962 read literally over leaves in memory: the slow truth the fast code is compared with. */
record Tree(List<Hash> leaves) implements Subtrees {
    static Tree of(int size) {
        return new Tree(Logs.entries(0, size).stream().map(Merkle::leaf).toList());
    }

    Hash root(int size) {
        return mth(leaves.subList(0, size));
    }

    private static Hash mth(List<Hash> d) {
        if (d.isEmpty()) {
            return Hash.of(Merkle.sha256().digest());
        }
        if (d.size() == 1) {
            return d.get(0);
        }
        int k = 1;
        while (k * 2 < d.size()) {
            k *= 2;
        }
        return Merkle.node(mth(d.subList(0, k)), mth(d.subList(k, d.size())));
    }

    @Override
    public Hash subtree(int height, long index) {
        int from = (int) (index << height);
        return mth(leaves.subList(from, from + (1 << height)));
    }
}
