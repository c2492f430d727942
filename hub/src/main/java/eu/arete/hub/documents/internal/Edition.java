package eu.arete.hub.documents.internal;

import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.documents.text.Leavings;
import eu.arete.hub.documents.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of a document in the making, for those who work on it.
 *
 * @param revises number of the document of which it will be a version, null when it begins one
 * @param number of the document, once approved
 * @param request number of the request it answers
 * @param replacesEarlier whether the text of earlier versions is withdrawn when this one is published
 * @param original where the file lies sealed
 * @param changes one more at each change of the blackouts: an approval is of what was seen
 */
public record Edition(
        UUID id,
        State state,
        Description description,
        @Nullable String revises,
        @Nullable String number,
        @Nullable Integer version,
        @Nullable String request,
        boolean replacesEarlier,
        String original,
        String commitment,
        boolean pdf,
        int pages,
        Leavings left,
        List<Span> spans,
        int changes,
        PersonId preparedBy,
        @Nullable PersonId proposedBy) {

    public enum State {
        DRAFT,
        PROPOSED,
        APPROVED
    }

    public Edition {
        spans = List.copyOf(spans);
    }

    public Optional<PersonId> proposer() {
        return Optional.ofNullable(proposedBy);
    }

    @Override
    public String toString() {
        return "Edition[" + id + ", " + state + "]";
    }
}
