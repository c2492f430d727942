package eu.arete.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a whole log and believes nothing of it but what follows from its key: the part anyone can run. */
public final class LogVerifier {
    private final LogSource source;
    private final VerifierKey key;

    public LogVerifier(LogSource source, VerifierKey key) {
        this.source = source;
        this.key = key;
    }

    /** What was verified: the checkpoint, and how many files stand behind it, earlier partial ones counted as tiles. */
    public record Verified(SignedCheckpoint checkpoint, long tiles, long bundles) {}

    /** The key a log shows of itself; to be compared with one obtained elsewhere. */
    public static VerifierKey keyOf(LogSource source) throws LogFault, IOException {
        byte[] text = source.read(LogSource.VKEY, 1024)
                .orElseThrow(() -> new LogFault("missing: give the log's key with --vkey").in(LogSource.VKEY));
        try {
            return VerifierKey.parse(new String(text, UTF_8));
        } catch (LogFault fault) {
            throw fault.in(LogSource.VKEY);
        }
    }

    public SignedCheckpoint checkpoint() throws LogFault, IOException {
        byte[] text = source.read(LogSource.CHECKPOINT, Note.MAX_BYTES)
                .orElseThrow(() -> new LogFault("missing").in(LogSource.CHECKPOINT));
        try {
            return SignedCheckpoint.open(text, key);
        } catch (LogFault fault) {
            throw fault.in(LogSource.CHECKPOINT);
        }
    }

    /**
     * Checks the signature, recomputes every tile from the entries, compares the root with the signed one, and holds the
     * partial tiles kept for earlier checkpoints against what they grew into.
     */
    public Verified verify() throws LogFault, IOException {
        SignedCheckpoint checkpoint = checkpoint();
        LogReader log = new LogReader(source, checkpoint.size());
        List<Hash> row = new ArrayList<>();
        long bundles = (checkpoint.size() + Tile.WIDTH - 1) / Tile.WIDTH;
        List<Hash> below = List.of();
        for (long n = 0; n < bundles; n++) {
            List<Hash> leaves = log.bundle(n).stream().map(Merkle::leaf).toList();
            compare(log, 0, n, leaves);
            if (leaves.size() == Tile.WIDTH) {
                row.add(Merkle.root(leaves));
            } else {
                below = leaves;
            }
        }
        long tiles = bundles;
        for (int level = 1; !row.isEmpty(); level++) {
            List<Hash> parents = new ArrayList<>();
            List<Hash> edge = List.of();
            for (int from = 0; from < row.size(); from += Tile.WIDTH) {
                List<Hash> hashes = row.subList(from, Math.min(row.size(), from + Tile.WIDTH));
                compare(log, level, from / Tile.WIDTH, hashes);
                tiles++;
                if (hashes.size() == Tile.WIDTH) {
                    parents.add(Merkle.root(hashes));
                } else {
                    edge = hashes;
                }
            }
            below = above(edge, below);
            row = parents;
        }
        Hash root = Merkle.root(below);
        if (!root.equals(checkpoint.root())) {
            throw new LogFault("signs the root " + checkpoint.root() + ", the entries lead to " + root)
                    .in(LogSource.CHECKPOINT);
        }
        long earlier = new EarlierTiles(source, checkpoint.size()).verify();
        return new Verified(checkpoint, tiles + earlier, bundles);
    }

    private static List<Hash> above(List<Hash> edge, List<Hash> below) {
        List<Hash> subtrees = new ArrayList<>(edge);
        if (!below.isEmpty()) {
            subtrees.add(Merkle.root(below));
        }
        return subtrees;
    }

    private static void compare(LogReader log, int level, long index, List<Hash> expected)
            throws LogFault, IOException {
        List<Hash> found = log.hashes(level, index);
        for (int i = 0; i < expected.size(); i++) {
            if (!found.get(i).equals(expected.get(i))) {
                String below = level == 0
                        ? "entry " + (index * Tile.WIDTH + i) + " of "
                                + Tile.in(log.size(), Tile.ENTRIES, index).path()
                        : Tile.in(log.size(), level - 1, index * Tile.WIDTH + i).path();
                throw new LogFault("its hash " + i + " is not that of " + below)
                        .in(Tile.in(log.size(), level, index).path());
            }
        }
    }

    /** Checks that the log continues what an older checkpoint of it, kept by the reader, has signed. */
    public void verifyContinues(byte[] older, SignedCheckpoint now) throws LogFault, IOException {
        SignedCheckpoint old = SignedCheckpoint.open(older, key);
        if (old.size() > now.size()) {
            throw new LogFault(
                    "the log was rolled back: it has " + now.size() + " entries, the older checkpoint " + old.size());
        }
        ConsistencyProof proof = ConsistencyProof.of(old.size(), now.size(), new LogReader(source, now.size()));
        if (!proof.holds(old.root(), now.root())) {
            throw new LogFault("the log was rewritten: its checkpoint of " + now.size()
                    + " entries does not continue the older one of " + old.size());
        }
    }

    /** A receipt of one entry, under the log's present checkpoint. */
    public Receipt receipt(long index) throws LogFault, IOException {
        return Receipt.of(source, checkpoint(), index);
    }
}
