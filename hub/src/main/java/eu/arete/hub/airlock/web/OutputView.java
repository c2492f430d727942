package eu.arete.hub.airlock.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.arete.hub.airlock.Output;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An output as the API tells it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OutputView(
        String id,
        String number,
        String permit,
        String title,
        String state,
        int revision,
        Instant requestedAt,
        @Nullable Instant decidedAt) {

    static OutputView of(Output output) {
        return new OutputView(
                output.id().toString(),
                output.number(),
                output.permitNumber(),
                output.title(),
                code(output.state()),
                output.revision(),
                output.requestedAt(),
                output.decidedAt().orElse(null));
    }

    static String code(Output.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
