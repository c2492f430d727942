package eu.arete.hub.documents.internal;

import eu.arete.hub.procedures.Passage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One step of a request with what was written.
 *
 * @param message null when nothing was written, or when it is hidden and the reader is not one of those who work here
 * @param hiddenReason why it is not shown
 * @param grounds codes of the grounds of a refusal
 */
public record RequestEvent(
        int seq,
        Passage passage,
        @Nullable String message,
        @Nullable String hiddenReason,
        List<String> grounds) {

    public RequestEvent {
        grounds = List.copyOf(grounds);
    }

    public Optional<String> text() {
        return Optional.ofNullable(message);
    }

    RequestEvent asShown() {
        return hiddenReason == null ? this : new RequestEvent(seq, passage, null, hiddenReason, grounds);
    }
}
