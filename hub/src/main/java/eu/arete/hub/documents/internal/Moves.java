package eu.arete.hub.documents.internal;

import eu.arete.hub.Sha256;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.procedures.Passage;
import eu.arete.hub.procedures.Standing;
import eu.arete.hub.procedures.Step;
import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.EntryType;
import eu.arete.hub.publiclog.Field;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.site.Refused;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries out a command that the procedure opens: recorded and told to the public log in the caller's transaction. */
@Component("documentsMoves")
class Moves {

    private final RequestStore store;
    private final PublicLog log;
    private final Clock clock;

    Moves(RequestStore store, PublicLog log, Clock clock) {
        this.store = store;
        this.log = log;
        this.clock = clock;
    }

    /** What goes with a command. */
    record Said(@Nullable PersonId person, @Nullable String message, List<String> grounds) {
        static final Said NOTHING = new Said(null, null, List.of());
    }

    void move(RequestFile request, String command, String outcome, Standing standing, Said said) {
        Step step = request.journey().step(command, outcome, standing, clock.instant());
        if (step instanceof Step.Barred barred) {
            throw refusal(barred);
        }
        Passage passage = ((Step.Open) step).passage();
        store.record(request, passage, said.person(), said.message(), said.grounds());
        Entry entry = Entry.of(EntryType.DOCUMENT_REQUEST_MOVED)
                .with(Field.REQUEST, request.number())
                .outcome(passage.to().toLowerCase(Locale.ROOT).replace('_', '-'));
        log.append(said.message() == null ? entry : entry.sha256(Sha256.of(said.message())));
    }

    private static Refused refusal(Step.Barred barred) {
        return switch (barred.reason()) {
            case NOT_YOURS, SEPARATION_OF_DUTIES -> Refused.forbidden("documents.not-yours", barred.command());
            case UNKNOWN_OUTCOME -> Refused.because("documents.unknown-outcome", barred.command());
            default -> Refused.conflict("documents.not-in-this-state", barred.command(), barred.state());
        };
    }
}
