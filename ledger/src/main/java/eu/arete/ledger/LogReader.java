package eu.arete.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A log at one size, read file by file. What it returns is checked for its form alone: {@link LogVerifier}, or a proof
 * that leads to a signed root, tells whether it is true. For one thread.
 */
public final class LogReader implements Subtrees {
    private static final int KEPT_TILES = 64;

    private final LogSource source;
    private final long size;
    private final Map<Tile, List<Hash>> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Tile, List<Hash>> eldest) {
            return size() > KEPT_TILES;
        }
    };

    public LogReader(LogSource source, long size) {
        this.source = source;
        this.size = size;
    }

    public long size() {
        return size;
    }

    /** The hashes of one tile of the log. */
    List<Hash> hashes(int level, long index) throws LogFault, IOException {
        Tile tile = tile(level, index);
        List<Hash> known = kept.get(tile);
        if (known == null) {
            known = readHashes(tile);
            kept.put(tile, known);
        }
        return known;
    }

    private List<Hash> readHashes(Tile tile) throws LogFault, IOException {
        int maxBytes = Tile.WIDTH * Hash.LENGTH;
        Found found = find(tile, maxBytes);
        int expected = found.tile.width() * Hash.LENGTH;
        if (found.bytes.length != expected) {
            throw new LogFault("has " + found.bytes.length + " bytes, not " + expected).in(found.tile.path());
        }
        List<Hash> hashes = new ArrayList<>(tile.width());
        for (int i = 0; i < tile.width(); i++) {
            hashes.add(Hash.at(found.bytes, i * Hash.LENGTH, Hash.LENGTH));
        }
        return List.copyOf(hashes);
    }

    /** The entries of one bundle of the log. */
    List<byte[]> bundle(long index) throws LogFault, IOException {
        Tile tile = tile(Tile.ENTRIES, index);
        Found found = find(tile, Bundles.MAX_BYTES);
        try {
            return Bundles.read(found.bytes, tile.width(), found.tile.width() > tile.width());
        } catch (LogFault fault) {
            throw fault.in(found.tile.path());
        }
    }

    private Tile tile(int level, long index) throws LogFault {
        int shift = Tile.HEIGHT * Math.max(level, 0);
        if (shift >= Long.SIZE - 1 || index < 0 || index * Tile.WIDTH >= size >> shift) {
            throw new LogFault("a log of " + size + " has no tile " + level + "/" + index);
        }
        return Tile.in(size, level, index);
    }

    /** A partial tile, or the full one that a log may keep in its place (tlog-tiles, Partial Tiles). */
    private Found find(Tile tile, int maxBytes) throws LogFault, IOException {
        Optional<byte[]> exact = source.read(tile.path(), maxBytes);
        if (exact.isPresent()) {
            return new Found(tile, exact.get());
        }
        Optional<byte[]> whole = tile.full() ? exact : source.read(tile.whole().path(), maxBytes);
        if (whole.isPresent()) {
            return new Found(tile.whole(), whole.get());
        }
        throw new LogFault("missing, for a log of " + size + " entries").in(tile.path());
    }

    private record Found(Tile tile, byte[] bytes) {}

    /** The entry at an index, as it was appended. */
    public byte[] entry(long index) throws LogFault, IOException {
        if (index < 0 || index >= size) {
            throw new LogFault("no entry " + index + " in a log of " + size);
        }
        return bundle(index / Tile.WIDTH).get((int) (index % Tile.WIDTH));
    }

    @Override
    public Hash subtree(int height, long index) throws LogFault, IOException {
        int level = height / Tile.HEIGHT;
        int within = 1 << (height % Tile.HEIGHT);
        long first = index * within;
        List<Hash> hashes = hashes(level, first / Tile.WIDTH);
        int from = (int) (first % Tile.WIDTH);
        if (from + within > hashes.size()) {
            throw new LogFault("a log of " + size + " has no subtree " + height + "/" + index);
        }
        return Merkle.root(hashes.subList(from, from + within));
    }

    public Hash root() throws LogFault, IOException {
        return InclusionProof.range(0, size, this);
    }
}
