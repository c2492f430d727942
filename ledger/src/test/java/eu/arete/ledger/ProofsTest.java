package eu.arete.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Properties of proofs over every size up to a few tiles, with forgeries drawn from a seed. */
class ProofsTest {
    private static final int SIZES = 1_100;

    private static final Tree TREE = Tree.of(SIZES);
    private static final List<Hash> ROOTS = roots();

    private final Random random = new Random(20_261_122);

    private static List<Hash> roots() {
        List<Hash> all = new ArrayList<>();
        for (int size = 0; size <= SIZES; size++) {
            all.add(TREE.root(size));
        }
        return all;
    }

    @Test
    void every_entry_of_every_size_is_proven() throws Exception {
        Subtrees subtrees = new Remembered(TREE);
        for (int size = 1; size <= SIZES; size++) {
            int step = size < 300 ? 1 : 7;
            for (int index = random.nextInt(step); index < size; index += step) {
                InclusionProof proof = InclusionProof.of(index, size, subtrees);
                if (!proof.holds(TREE.leaves().get(index), ROOTS.get(size))) {
                    throw new AssertionError("entry " + index + " of " + size);
                }
            }
        }
    }

    @Test
    void every_size_continues_every_smaller_one() throws Exception {
        Subtrees subtrees = new Remembered(TREE);
        for (int size = 0; size <= SIZES; size++) {
            int step = size < 300 ? 1 : 7;
            for (int old = random.nextInt(step); old <= size; old += step) {
                ConsistencyProof proof = ConsistencyProof.of(old, size, subtrees);
                if (!proof.holds(ROOTS.get(old), ROOTS.get(size))) {
                    throw new AssertionError(old + " to " + size);
                }
            }
        }
    }

    @Test
    void a_forged_inclusion_proof_fails() throws Exception {
        for (int round = 0; round < 3_000; round++) {
            int size = 2 + random.nextInt(SIZES - 1);
            int index = random.nextInt(size);
            Hash leaf = TREE.leaves().get(index);
            Hash root = ROOTS.get(size);
            InclusionProof proof = InclusionProof.of(index, size, TREE);
            int other = (index + 1 + random.nextInt(size - 1)) % size;
            assertThat(proof.holds(TREE.leaves().get(other), root)).isFalse();
            assertThat(proof.holds(leaf, flip(root))).isFalse();
            assertThat(new InclusionProof(other, size, proof.hashes()).holds(leaf, root))
                    .isFalse();
            for (List<Hash> forged : forgeries(proof.hashes())) {
                assertThat(new InclusionProof(index, size, forged).holds(leaf, root))
                        .isFalse();
            }
        }
    }

    @Test
    void a_forged_consistency_proof_fails() throws Exception {
        for (int round = 0; round < 3_000; round++) {
            int size = 2 + random.nextInt(SIZES - 1);
            int old = 1 + random.nextInt(size - 1);
            ConsistencyProof proof = ConsistencyProof.of(old, size, TREE);
            assertThat(proof.holds(flip(ROOTS.get(old)), ROOTS.get(size))).isFalse();
            assertThat(proof.holds(ROOTS.get(old), flip(ROOTS.get(size)))).isFalse();
            assertThat(proof.holds(ROOTS.get(old), ROOTS.get(old))).isFalse();
            for (List<Hash> forged : forgeries(proof.hashes())) {
                assertThat(new ConsistencyProof(old, size, forged).holds(ROOTS.get(old), ROOTS.get(size)))
                        .as("%d to %d", old, size)
                        .isFalse();
            }
        }
    }

    @Test
    void an_empty_tree_is_continued_by_all_but_only_with_its_own_root() {
        assertThat(new ConsistencyProof(0, 5, List.of()).holds(Merkle.EMPTY_ROOT, ROOTS.get(5)))
                .isTrue();
        assertThat(new ConsistencyProof(0, 5, List.of()).holds(ROOTS.get(3), ROOTS.get(5)))
                .isFalse();
        assertThat(new ConsistencyProof(4, 4, List.of()).holds(ROOTS.get(4), ROOTS.get(4)))
                .isTrue();
        assertThat(new ConsistencyProof(4, 4, List.of()).holds(ROOTS.get(4), ROOTS.get(5)))
                .isFalse();
    }

    private Hash flip(Hash hash) {
        byte[] bytes = hash.bytes();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return Hash.of(bytes);
    }

    /** One hash changed, one too many, one too few, two swapped. */
    private List<List<Hash>> forgeries(List<Hash> hashes) {
        List<List<Hash>> forged = new ArrayList<>();
        List<Hash> longer = new ArrayList<>(hashes);
        longer.add(random.nextInt(hashes.size() + 1), flip(Merkle.EMPTY_ROOT));
        forged.add(longer);
        if (!hashes.isEmpty()) {
            int at = random.nextInt(hashes.size());
            List<Hash> changed = new ArrayList<>(hashes);
            changed.set(at, flip(hashes.get(at)));
            forged.add(changed);
            List<Hash> shorter = new ArrayList<>(hashes);
            shorter.remove(at);
            forged.add(shorter);
        }
        if (hashes.size() > 1) {
            List<Hash> swapped = new ArrayList<>(hashes);
            java.util.Collections.swap(swapped, 0, hashes.size() - 1);
            forged.add(swapped);
        }
        return forged;
    }

    private record Remembered(Subtrees tree, java.util.Map<String, Hash> known) implements Subtrees {
        Remembered(Subtrees tree) {
            this(tree, new java.util.HashMap<>());
        }

        @Override
        public Hash subtree(int height, long index) throws LogFault, java.io.IOException {
            String name = height + "/" + index;
            Hash hash = known.get(name);
            if (hash == null) {
                hash = tree.subtree(height, index);
                known.put(name, hash);
            }
            return hash;
        }
    }
}
