package eu.arete.hub.hosting;

import java.time.Instant;
import java.util.Map;

/**
 * A test that was made, passed or not.
 *
 * @param sha256 of the report, 64 lower-case digits
 * @param facts the figures of the report that pages and rules read
 * @param report JSON
 */
public record Proof(
        ProofKind kind, Instant madeAt, boolean passed, String sha256, Map<String, String> facts, String report) {

    public Proof {
        facts = Map.copyOf(facts);
    }
}
