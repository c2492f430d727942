package eu.arete.hub.comparison.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.arete.hub.comparison.ComparisonRun;
import eu.arete.hub.comparison.DossierFault;
import eu.arete.hub.comparison.Frozen;
import eu.arete.hub.comparison.Publication;
import eu.arete.hub.comparison.Results;
import eu.arete.hub.hosting.Seal;
import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.EntryId;
import eu.arete.hub.publiclog.EntryType;
import eu.arete.hub.publiclog.Field;
import eu.arete.hub.publiclog.PublicLog;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Computes one comparison by the very code the launcher runs, signs it, and tells it in the public log. */
@Component
class Computation {
    private static final String SUMS = "SHA256SUMS";
    private static final String NOTE = "SHA256SUMS.note";

    private final RunTable table;
    private final Freezes freezes;
    private final PublicLog log;
    private final Seal seal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Computation(
            RunTable table, Freezes freezes, PublicLog log, Seal seal, TransactionTemplate transaction, Clock clock) {
        this.table = table;
        this.freezes = freezes;
        this.log = log;
        this.seal = seal;
        this.transaction = transaction;
        this.clock = clock;
    }

    void carryOut(Publication run) {
        Map<String, byte[]> dossier = DossierZip.unpack(table.dossier(run.id()));
        ComparisonRun done = ComparisonRun.of(dossier);
        String note = note(done);
        Map<String, byte[]> files = new TreeMap<>(done.files());
        files.put(NOTE, note.getBytes(UTF_8));
        RunTable.Computed computed = new RunTable.Computed(
                DossierZip.write(files),
                Kept.of(done.results()),
                effect(run, dossier, done.results()).map(Kept::of).orElse(null),
                done.sha256(),
                note);
        transaction.executeWithoutResult(status -> {
            EntryId entry = log.append(Entry.of(EntryType.COMPARISON_PUBLISHED)
                    .with(Field.COMPARISON, run.name())
                    .sha256(computed.sha256()));
            table.done(run.id(), computed, entry.value(), clock.instant());
        });
    }

    private String note(ComparisonRun done) {
        byte[] sums = done.files().get(SUMS);
        if (sums == null) {
            throw new IllegalStateException("A comparison without " + SUMS);
        }
        return new String(seal.seal(new String(sums, UTF_8)).bytes(), UTF_8);
    }

    /** The same evidence under the version frozen before this one. */
    private Optional<Publication.Effect> effect(Publication run, Map<String, byte[]> dossier, Results now) {
        if (run.version() == 1) {
            return Optional.empty();
        }
        int before = run.version() - 1;
        Frozen former = freezes.find(run.name(), before).orElseThrow();
        Frozen current = freezes.find(run.name(), run.version()).orElseThrow();
        List<String> changed = freezes.commitment(current).differences(freezes.commitment(former));
        Map<String, byte[]> files = new TreeMap<>(dossier);
        files.keySet().removeIf(name -> name.startsWith("criteria/"));
        files.putAll(freezes.opened(former));
        try {
            Results then = ComparisonRun.of(files).results();
            return Optional.of(new Publication.Effect(before, changed, shifts(then, now), Optional.empty()));
        } catch (DossierFault fault) {
            return Optional.of(new Publication.Effect(
                    before, changed, List.of(), Optional.of(String.valueOf(fault.getMessage()))));
        }
    }

    private static List<Results.Shift> shifts(Results then, Results now) {
        List<String> before = then.readings().get(0).outcome().order();
        List<String> after = now.readings().get(0).outcome().order();
        return now.offers().stream()
                .map(offer ->
                        new Results.Shift(offer.service(), rank(before, offer.service()), rank(after, offer.service())))
                .toList();
    }

    private static Optional<Integer> rank(List<String> order, String service) {
        int at = order.indexOf(service);
        return at < 0 ? Optional.empty() : Optional.of(at + 1);
    }
}
