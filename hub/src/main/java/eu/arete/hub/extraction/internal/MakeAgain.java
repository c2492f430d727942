package eu.arete.hub.extraction.internal;

import eu.arete.hub.access.Permit;
import eu.arete.hub.access.PermitId;
import eu.arete.hub.access.Permits;
import eu.arete.hub.extraction.Extract;
import eu.arete.hub.extraction.internal.Verification.Outcome;
import eu.arete.hub.jobs.CannotBeDone;
import eu.arete.hub.jobs.JobKind;
import eu.arete.hub.jobs.JobRun;
import eu.arete.hub.jobs.Unit;
import eu.arete.hub.pseudonymisation.Regimes;
import eu.arete.lake.extract.ExtractPlan;
import eu.arete.lake.extract.Extracted;
import eu.arete.lake.extract.ExtractedTable;
import eu.arete.lake.extract.Extraction;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.tables.SnapshotExpired;
import eu.arete.privacy.KeyRefused;
import eu.arete.privacy.ProjectStage;
import eu.arete.privacy.disclosure.ProtectedCount;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes an extract again in a scratch, from the snapshots its manifest names, and compares the fingerprints of its tables. Whoever
 * opposes by now is left out here as everywhere. Nothing of it is kept but the comparison.
 */
@Component
class MakeAgain implements JobKind {

    static final Name NAME = new Name("extraction.verify");

    private final Permits permits;
    private final Plans plans;
    private final ProjectKeys keys;
    private final Regimes regimes;
    private final TransactionTemplate transaction;
    private final ExtractStore store;
    private final VerificationStore verifications;
    private final Scratch memory;
    private final Extraction extraction;
    private final Clock clock;
    private final long memoryBytes;

    MakeAgain(
            Permits permits,
            Plans plans,
            ProjectKeys keys,
            Regimes regimes,
            TransactionTemplate transaction,
            ExtractStore store,
            VerificationStore verifications,
            LakeStore lake,
            Scratch memory,
            Clock clock,
            @Value("${arete.extraction.threads:2}") int threads,
            @Value("${arete.extraction.memory-mb:2048}") long memoryMb) {
        this.permits = permits;
        this.plans = plans;
        this.keys = keys;
        this.regimes = regimes;
        this.transaction = transaction;
        this.store = store;
        this.verifications = verifications;
        this.memory = memory;
        this.memoryBytes = memoryMb << 20;
        this.extraction =
                new Extraction(lake, threads, memoryBytes, RiskPolicy.current().bounds());
        this.clock = clock;
    }

    @Override
    public Name name() {
        return NAME;
    }

    @Override
    public long memoryBoundBytes() {
        return memoryBytes;
    }

    @Override
    public void run(JobRun run) throws IOException, InterruptedException {
        PermitId id = PermitId.parse(run.job().argument());
        Permit permit = permits.inForce(id, clock.instant())
                .orElseThrow(() -> new CannotBeDone("permit-not-in-force", "The permit is not in force"));
        Extract extract = store.current(id)
                .orElseThrow(() -> new CannotBeDone("no-extract", "There is no extract to make again"));
        run.progress(0, extract.tables().size(), Unit.TABLES);
        Verification found = verify(permit, extract, run);
        run.mayGoOn();
        verifications.add(run.job().id().value(), found);
    }

    private Verification verify(Permit permit, Extract extract, JobRun run) throws IOException {
        ExtractReport manifest = ExtractReport.of(extract.manifest());
        if (manifest.permitVersion() != permit.version()) {
            return without(extract, Outcome.PERMIT_CHANGED);
        }
        if (!Extraction.engine().equals(manifest.engine())) {
            return without(extract, Outcome.ENGINE_CHANGED);
        }
        Optional<Compiled> compiled = compile(permit, extract, manifest);
        if (compiled.isEmpty()) {
            return without(extract, Outcome.SNAPSHOT_EXPIRED);
        }
        ExtractPlan plan = compiled.get().plan();
        try (Scratch scratch = memory.within()) {
            long[] done = new long[1];
            Extracted again = extraction.run(plan, compiled.get().stage(), scratch, table -> {
                Files.delete(table.file());
                run.progress(++done[0], plan.cuts().size(), Unit.TABLES);
            });
            return compare(extract, again);
        }
    }

    private record Compiled(ExtractPlan plan, ProjectStage stage) {}

    /** In one moment, as an extract is; empty when a snapshot, or the key of its codes, is no more. */
    private Optional<Compiled> compile(Permit permit, Extract extract, ExtractReport manifest) {
        return Objects.requireNonNull(transaction.execute(status -> {
            regimes.hold();
            try {
                return Optional.of(new Compiled(
                        plans.asOf(permit, manifest.snapshots(), extract.madeAt()),
                        keys.pseudonyms(permit.id(), regimes.ofOppositions())));
            } catch (SnapshotExpired | KeyRefused e) {
                return Optional.<Compiled>empty();
            }
        }));
    }

    private Verification compare(Extract extract, Extracted again) {
        List<Verification.Table> tables = new ArrayList<>();
        List<Optional<String>> then = verifications.fingerprints(extract);
        for (int i = 0; i < extract.tables().size(); i++) {
            Extract.Table table = extract.tables().get(i);
            String before = then.get(i).orElse("");
            String now = fingerprint(again, table);
            tables.add(new Verification.Table(table.dataset(), table.table(), before, now, before.equals(now)));
        }
        boolean same = tables.stream().allMatch(Verification.Table::same);
        boolean fewer = again.persons() < extract.persons();
        Outcome outcome = same ? Outcome.SAME : fewer ? Outcome.OPPOSITIONS : Outcome.DIFFERENT;
        String count =
                fewer ? ProtectedCount.of(extract.persons() - again.persons()).text() : null;
        return new Verification(extract.id(), outcome, count, tables, clock.instant());
    }

    private static @Nullable String fingerprint(Extracted again, Extract.Table table) {
        return again.tables().stream()
                .filter(one -> one.table().dataset().equals(table.dataset())
                        && one.table().table().equals(table.table()))
                .map(ExtractedTable::fingerprint)
                .findFirst()
                .orElse(null);
    }

    private Verification without(Extract extract, Outcome outcome) {
        return new Verification(extract.id(), outcome, null, List.of(), clock.instant());
    }
}
