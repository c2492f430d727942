package eu.arete.hub.hosting;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The technical proofs on record. */
public interface Proofs {
    /** The last of its kind, passed or not. */
    Optional<Proof> latest(ProofKind kind);

    /**
     * Keeps a report, and tells the public log its hash in the same transaction.
     *
     * @param madeAt not in the future
     * @param report JSON, at most a megabyte
     */
    Proof record(ProofKind kind, Instant madeAt, boolean passed, Map<String, String> facts, String report);
}
