package eu.arete.hub.comparison;

import eu.arete.hub.hosting.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A dossier brought to a frozen comparison, and what came of it.
 *
 * @param failure why nothing came of it, in words of the reader of dossiers; empty otherwise
 * @param sha256 of {@code SHA256SUMS} of the published files, as in the public log; empty until computed
 * @param logEntry of the publication; 0 until computed
 */
public record Publication(
        UUID id,
        String name,
        int version,
        State state,
        Instant requestedAt,
        Optional<Instant> endedAt,
        Optional<String> failure,
        Optional<String> sha256,
        long logEntry) {

    public enum State {
        WAITING,
        /** Also after the hub died in the middle: it is computed again from its dossier. */
        COMPUTING,
        DONE,
        FAILED;

        public boolean isOpen() {
            return this == WAITING || this == COMPUTING;
        }
    }

    /**
     * What was published.
     *
     * @param results as the pages show them; the same as {@code results.json} among the files
     * @param files by path, byte for byte; the signature {@code SHA256SUMS.note} among them
     */
    public record Whole(
            Publication publication,
            Frozen frozen,
            Results results,
            Optional<Effect> effect,
            List<Evidence> evidence,
            Map<String, byte[]> files) {}

    /**
     * What freezing anew changed: the same evidence under the version before.
     *
     * @param before that version
     * @param changed the fields of {@code comparison.json} and lists of criteria that differ
     * @param shifts the rank of each offer then and now, by middle scores; empty where the floors keep it out
     * @param fault why the version before cannot be applied to this evidence; empty when it can
     */
    public record Effect(int before, List<String> changed, List<Results.Shift> shifts, Optional<String> fault) {}
}
