package eu.arete.hub.reidentification;

import eu.arete.hub.Sha256;
import eu.arete.hub.citizens.Desk;
import eu.arete.hub.extraction.Extracts;
import eu.arete.hub.pseudonymisation.Regimes;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.reidentification.Reidentification.Outcome;
import eu.arete.hub.reidentification.Reidentification.State;
import eu.arete.hub.reidentification.internal.RequestTable;
import eu.arete.hub.reidentification.internal.Told;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import eu.arete.privacy.FirstStageCode;
import eu.arete.privacy.KeyRefused;
import eu.arete.privacy.ProjectPseudonym;
import eu.arete.privacy.ProjectStage;
import eu.arete.privacy.Regime;
import eu.arete.privacy.SecondStage;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What identity desks do. A desk turns the persons it knows into first-stage codes and asks of each whether it is the one meant; the
 * hub passes the code through its two stages, compares, and forgets it. One match ends the search: the same question gets the same
 * answer again, another gets none.
 */
@Service
public class Searches {
    /** Codes compared in one call. */
    public static final int MOST_AT_ONCE = 20_000;

    private final RequestTable table;
    private final Regimes regimes;
    private final Extracts extracts;
    private final PublicLog log;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final long mostCandidates;

    Searches(
            RequestTable table,
            Regimes regimes,
            Extracts extracts,
            PublicLog log,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${arete.reidentification.candidates:200000000}") long mostCandidates) {
        this.table = table;
        this.regimes = regimes;
        this.extracts = extracts;
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
        this.mostCandidates = mostCandidates;
    }

    /** The numbers of the requests that wait for a desk. They say nothing else: a desk needs to know no more. */
    public List<String> waiting() {
        return table.approved(clock.instant());
    }

    /** @return the place among the codes of the one meant; empty when it is none of them */
    public OptionalInt compare(Desk desk, String number, List<FirstStageCode> codes) {
        if (codes.isEmpty() || codes.size() > MOST_AT_ONCE) {
            throw Refused.because("reidentification.batch", MOST_AT_ONCE).at(Place.field("codes"));
        }
        byte[] batch = digest(codes);
        OptionalInt[] found = {OptionalInt.empty()};
        transaction.executeWithoutResult(status -> found[0] = compare(desk, number, codes, batch));
        return found[0];
    }

    private OptionalInt compare(Desk desk, String number, List<FirstStageCode> codes, byte[] batch) {
        Reidentification request = table.findForUpdate(number).orElseThrow(() -> Reidentifications.none(number));
        Optional<RequestTable.Found> before = table.found(request.id());
        if (before.filter(known -> known.desk().equals(desk.id()) && MessageDigest.isEqual(known.batch(), batch))
                .isPresent()) {
            // The answer was lost on the way.
            return OptionalInt.of(before.get().index());
        }
        if (request.state() != State.APPROVED || !now().isBefore(request.until())) {
            throw Reidentifications.over(number);
        }
        if (request.candidates() + codes.size() > mostCandidates) {
            throw Refused.conflict("reidentification.too-many-candidates", mostCandidates);
        }
        table.compared(request.id(), codes.size());
        OptionalInt index = among(request, codes);
        index.ifPresent(place -> {
            Instant until = now().plus(Reidentifications.TO_FIND);
            table.found(request.id(), new RequestTable.Found(desk.id(), batch, place), until);
            log.append(Told.of(request, "found"));
        });
        return index;
    }

    /** By way of the root: no pseudonym of the lake is made. */
    private OptionalInt among(Reidentification request, List<FirstStageCode> codes) {
        ProjectPseudonym meant = table.code(request.id()).orElseThrow();
        SecondStage root = regimes.stage(Regime.first());
        ProjectStage project;
        try {
            project = extracts.pseudonyms(request.permit(), Regime.first());
        } catch (KeyRefused destroyed) {
            throw Refused.conflict("reidentification.project-over", request.number());
        }
        for (int i = 0; i < codes.size(); i++) {
            if (project.pseudonym(root.pseudonym(codes.get(i))).equals(meant)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** The desk says how it ended: for the one who found, or for nobody found. */
    public void end(Desk desk, String number, Outcome outcome) {
        transaction.executeWithoutResult(status -> {
            Reidentification request = table.findForUpdate(number).orElseThrow(() -> Reidentifications.none(number));
            boolean found = table.found(request.id())
                    .filter(known -> known.desk().equals(desk.id()))
                    .isPresent();
            boolean searched = request.state() == State.APPROVED && request.candidates() > 0;
            if (outcome == Outcome.NOT_FOUND ? !searched : !found) {
                throw Reidentifications.over(number);
            }
            table.end(request.id(), State.ENDED, Optional.of(outcome), now());
            log.append(Told.of(request, outcome.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        });
    }

    private static byte[] digest(List<FirstStageCode> codes) {
        MessageDigest digest = Sha256.digest();
        codes.forEach(code -> digest.update(code.bytes()));
        return digest.digest();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
