package eu.arete.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The right edge of the tree: all a log needs in memory to grow. Immutable. */
final class Frontier {
    static final Frontier EMPTY = new Frontier(0, List.of(), List.of());

    private final long size;
    /** Per level, the hashes of its last, unfinished tile: 0 to 255 of them. */
    private final List<List<Hash>> edges;
    /** The entries of the last, unfinished bundle. */
    private final List<byte[]> open;

    private Frontier(long size, List<List<Hash>> edges, List<byte[]> open) {
        this.size = size;
        this.edges = edges;
        this.open = open;
    }

    /** A grown frontier, and the files to write for it, bundles before tiles. */
    record Growth(Frontier frontier, Map<String, byte[]> files) {}

    static Frontier of(LogReader log) throws LogFault, IOException {
        List<List<Hash>> edges = new ArrayList<>();
        for (long hashes = log.size(); hashes > 0; hashes /= Tile.WIDTH) {
            boolean even = hashes % Tile.WIDTH == 0;
            edges.add(even ? List.of() : log.hashes(edges.size(), hashes / Tile.WIDTH));
        }
        List<byte[]> open = log.size() % Tile.WIDTH == 0 ? List.of() : log.bundle(log.size() / Tile.WIDTH);
        List<Hash> leaves = open.stream().map(Merkle::leaf).toList();
        if (!open.isEmpty() && !leaves.equals(edges.get(0))) {
            throw new LogFault("does not hold the entries its tile says")
                    .in(Tile.in(log.size(), Tile.ENTRIES, log.size() / Tile.WIDTH)
                            .path());
        }
        return new Frontier(log.size(), edges, open);
    }

    long size() {
        return size;
    }

    Hash root() {
        List<Hash> below = List.of();
        for (List<Hash> edge : edges) {
            List<Hash> subtrees = new ArrayList<>(edge);
            if (!below.isEmpty()) {
                subtrees.add(Merkle.root(below));
            }
            below = subtrees;
        }
        return Merkle.root(below);
    }

    Growth append(List<byte[]> entries) {
        Map<String, byte[]> bundles = new LinkedHashMap<>();
        Map<String, byte[]> tiles = new LinkedHashMap<>();
        List<List<Hash>> grown = new ArrayList<>();
        edges.forEach(edge -> grown.add(new ArrayList<>(edge)));
        List<byte[]> bundle = new ArrayList<>(open);
        long count = size;
        for (byte[] entry : entries) {
            bundle.add(entry.clone());
            count++;
            add(Merkle.leaf(entry), 0, count, grown, tiles);
            if (bundle.size() == Tile.WIDTH) {
                bundles.put(
                        Tile.in(count, Tile.ENTRIES, (count - 1) / Tile.WIDTH).path(), Bundles.write(bundle));
                bundle.clear();
            }
        }
        writePartials(count, grown, bundle, bundles, tiles);
        bundles.putAll(tiles);
        return new Growth(new Frontier(count, grown, List.copyOf(bundle)), bundles);
    }

    private static void add(Hash hash, int level, long count, List<List<Hash>> edges, Map<String, byte[]> tiles) {
        if (edges.size() == level) {
            edges.add(new ArrayList<>());
        }
        List<Hash> edge = edges.get(level);
        edge.add(hash);
        if (edge.size() == Tile.WIDTH) {
            long hashes = count >> Tile.HEIGHT * level;
            tiles.put(new Tile(level, hashes / Tile.WIDTH - 1, Tile.WIDTH).path(), bytes(edge));
            Hash root = Merkle.root(edge);
            edge.clear();
            add(root, level + 1, count, edges, tiles);
        }
    }

    /** The partial tiles of the new size that the old size did not have. */
    private void writePartials(
            long count,
            List<List<Hash>> grown,
            List<byte[]> bundle,
            Map<String, byte[]> bundles,
            Map<String, byte[]> tiles) {
        if (!bundle.isEmpty() && count > size) {
            bundles.put(Tile.in(count, Tile.ENTRIES, count / Tile.WIDTH).path(), Bundles.write(bundle));
        }
        for (int level = 0; level < grown.size(); level++) {
            int shift = Tile.HEIGHT * level;
            if (!grown.get(level).isEmpty() && count >> shift != size >> shift) {
                tiles.put(Tile.in(count, level, (count >> shift) / Tile.WIDTH).path(), bytes(grown.get(level)));
            }
        }
    }

    private static byte[] bytes(List<Hash> hashes) {
        byte[] tile = new byte[hashes.size() * Hash.LENGTH];
        for (int i = 0; i < hashes.size(); i++) {
            hashes.get(i).copyTo(tile, i * Hash.LENGTH);
        }
        return tile;
    }
}
