package eu.arete.hub.deposits.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.arete.hub.deposits.Deposit;
import eu.arete.hub.deposits.DepositState;
import eu.arete.hub.hosting.Nature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A deposit as its partner's scripts read it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DepositAnswer(
        String id,
        String dataset,
        Nature nature,
        DepositState state,
        boolean decided,
        Instant createdAt,
        @Nullable Instant decidedAt,
        Progress progress,
        @Nullable Held held,
        long rows,
        long accepted,
        long rejected,
        @Nullable Long datasetVersion,
        String manifest,
        Deposit.@Nullable Reason refusal,
        List<FileAnswer> files) {

    /** @param secondsLeft at the rate of now; absent when nobody can say yet */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Progress(
            long bytesChecked,
            long bytesTotal,
            int percent,
            long bytesPerSecond,
            @Nullable Long secondsLeft) {
        static Progress of(Deposit deposit) {
            return new Progress(
                    deposit.bytesChecked(),
                    deposit.bytesTotal(),
                    deposit.percentChecked(),
                    deposit.bytesPerSecond(),
                    deposit.remaining().map(Duration::toSeconds).orElse(null));
        }
    }

    /** Why the hub cannot go on for now, and when it tries again: nobody has to do anything. */
    record Held(String trouble, @Nullable Instant nextTry) {
        static @Nullable Held of(Deposit deposit) {
            return deposit.trouble()
                    .map(trouble -> new Held(trouble.code(), deposit.nextTry().orElse(null)))
                    .orElse(null);
        }
    }

    record FileAnswer(String name, String sha256, long size, boolean received) {}

    static DepositAnswer of(Deposit deposit) {
        return new DepositAnswer(
                deposit.id().toString(),
                deposit.dataset(),
                deposit.nature(),
                deposit.state(),
                deposit.state().isDecided(),
                deposit.createdAt(),
                deposit.decidedAt().orElse(null),
                Progress.of(deposit),
                Held.of(deposit),
                deposit.rows(),
                deposit.accepted(),
                deposit.rejected(),
                deposit.datasetVersion().isPresent() ? deposit.datasetVersion().getAsLong() : null,
                deposit.manifest(),
                deposit.refusal().orElse(null),
                deposit.files().stream()
                        .map(file -> new FileAnswer(file.name(), file.sha256(), file.size(), file.received()))
                        .toList());
    }
}
