package eu.arete.hub.extraction.internal;

import eu.arete.hub.access.PermitId;
import eu.arete.hub.accounts.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An extract that was not delivered because of its measured risk.
 *
 * @param report what its manifest would have been
 * @param reviewers how many must agree to deliver
 * @param outcome null while it waits for reviewers
 */
public record Hold(
        UUID job,
        PermitId permit,
        String permitNumber,
        int permitVersion,
        String report,
        String reportSha256,
        String policy,
        int reviewers,
        Instant heldAt,
        @Nullable Verdict outcome,
        List<Opinion> opinions) {

    public enum Verdict {
        DELIVER,
        REFUSE
    }

    public record Opinion(PersonId reviewer, Verdict verdict, String reasons, Instant givenAt) {}

    public Hold {
        opinions = List.copyOf(opinions);
    }

    public boolean isOpen() {
        return outcome == null;
    }

    public boolean hasOpinionOf(PersonId person) {
        return opinions.stream().anyMatch(opinion -> opinion.reviewer().equals(person));
    }

    public long agreed() {
        return opinions.stream()
                .filter(opinion -> opinion.verdict() == Verdict.DELIVER)
                .count();
    }
}
