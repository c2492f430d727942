package eu.arete.hub.hosting.gate;

import eu.arete.hub.hosting.DeclaredHost;
import eu.arete.hub.hosting.TransferPage;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The page on transfers is known, was read lately, and is still the one that was examined. */
final class TransferPageCheck implements Check {
    @Override
    public Finding at(Instant moment, Facts facts, Parameters parameters, GatePolicy policy) {
        if (facts.host().isEmpty()) {
            return NO_HOST;
        }
        if (facts.host().get().transferPage().isEmpty()) {
            return Finding.failed("transfer-page.none", List.of());
        }
        TransferPage page = facts.host().get().transferPage().get();
        List<String> evidence = List.of(page.seenSha256());
        if (!page.isUnchanged()) {
            return Finding.failed("transfer-page.changed", evidence, page.url(), policy.dayOf(page.seen()));
        }
        if (page.seen().isAfter(moment.plus(ProofsCheck.AHEAD))
                || !moment.isBefore(policy.after(page.seen(), parameters.amount("age")))) {
            return Finding.failed("transfer-page.old", evidence, page.url(), policy.dayOf(page.seen()));
        }
        return Finding.met("transfer-page.met", evidence, page.url(), policy.dayOf(page.seen()));
    }

    @Override
    public Stream<Instant> turns(Facts facts, Parameters parameters, GatePolicy policy) {
        return facts.host().flatMap(DeclaredHost::transferPage).stream()
                .map(page -> policy.after(page.seen(), parameters.amount("age")));
    }
}
