package eu.arete.hub.access;

import eu.arete.hub.accounts.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A data access application as other rooms see it.
 *
 * @param number what people quote, as {@code ARETE-D-2026-0001}
 * @param procedure the procedure it follows, as {@code fr-standard}
 * @param state a state of that procedure
 * @param submittedAt when it was first received, null while it is a draft
 */
public record Dossier(
        DossierId id,
        String number,
        String procedure,
        String state,
        PersonId applicant,
        String title,
        List<DatasetScope> scope,
        @Nullable Instant submittedAt) {

    public Dossier {
        scope = List.copyOf(scope);
    }

    public Optional<Instant> submitted() {
        return Optional.ofNullable(submittedAt);
    }
}
