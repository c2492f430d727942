package eu.arete.hub.extraction.internal;

import static eu.arete.hub.publiclog.EntryType.EXTRACT_MADE;

import eu.arete.hub.Sha256;
import eu.arete.hub.access.Permit;
import eu.arete.hub.access.PermitId;
import eu.arete.hub.access.Permits;
import eu.arete.hub.extraction.Extract;
import eu.arete.hub.extraction.ExtractJob;
import eu.arete.hub.pseudonymisation.Regimes;
import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.Field;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.lake.extract.ExtractPlan;
import eu.arete.lake.extract.Extracted;
import eu.arete.lake.extract.ExtractedTable;
import eu.arete.lake.extract.Extraction;
import eu.arete.lake.extract.InvalidPlan;
import eu.arete.lake.extract.RiskReport;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.store.SealedFile;
import eu.arete.lake.store.SealedFiles;
import eu.arete.lake.store.SealedWriter;
import eu.arete.privacy.ProjectStage;
import eu.arete.privacy.disclosure.DisclosurePolicy;
import eu.arete.privacy.disclosure.ProtectedCount;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One extraction from plan to log entry. Killed at any moment, it leaves either nothing that anybody can see, or the whole: sealed
 * files count only once the transaction that registers them, ends the job and tells the log is committed.
 */
@Component
class ExtractRun {

    private final Permits permits;
    private final Plans plans;
    private final Outlet outlet;
    private final ProjectKeys keys;
    private final Regimes regimes;
    private final ExtractStore store;
    private final PublicLog log;
    private final HoldStore holds;
    private final ShownJobs shown;
    private final Scratch memory;
    private final Extraction extraction;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ExtractRun(
            Permits permits,
            Plans plans,
            Outlet outlet,
            ProjectKeys keys,
            Regimes regimes,
            ExtractStore store,
            HoldStore holds,
            ShownJobs shown,
            PublicLog log,
            LakeStore lake,
            Scratch memory,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${arete.extraction.threads:2}") int threads,
            @Value("${arete.extraction.memory-mb:2048}") long memoryMb) {
        this.permits = permits;
        this.plans = plans;
        this.outlet = outlet;
        this.keys = keys;
        this.regimes = regimes;
        this.store = store;
        this.holds = holds;
        this.shown = shown;
        this.log = log;
        this.memory = memory;
        this.extraction = new Extraction(
                lake, threads, memoryMb << 20, RiskPolicy.current().bounds());
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @return false when the hosting gate is closed to what the permit takes: nothing was made, and it may be tried later
     * @throws InvalidPlan when the permit asks what the lake cannot give
     */
    boolean run(ExtractJob job) throws IOException {
        Permit permit = permits.inForce(job.permit(), clock.instant())
                .orElseThrow(() -> new InvalidPlan("Cannot extract for a permit that is not in force"));
        if (!outlet.isOpenFor(permit)) {
            return false;
        }
        SealedFiles files = keys.filesToWrite(permit.id());
        files.sweep(store.registered(permit.id()));
        Compiled compiled = compile(permit);
        ExtractPlan plan = compiled.plan();
        shown.progress(job.id(), 0, plan.cuts().size());
        try (Scratch scratch = memory.within()) {
            List<SealedTable> tables = new ArrayList<>();
            Set<String> names = new HashSet<>();
            Extracted extracted = extraction.run(plan, compiled.stage(), scratch, table -> {
                tables.add(seal(files, table, names));
                shown.progress(job.id(), tables.size(), plan.cuts().size());
            });
            boolean kept = Boolean.TRUE.equals(transaction.execute(status -> {
                boolean open = outlet.isOpenFor(permit);
                if (open) {
                    register(job, permit, plan, extracted, tables);
                }
                return open;
            }));
            files.sweep(store.registered(permit.id()));
            return kept;
        } finally {
            shown.ended(job.id());
        }
    }

    private record Compiled(ExtractPlan plan, ProjectStage stage) {}

    /** In one moment: the lake, the oppositions and the regimes of their codes belong together. */
    private Compiled compile(Permit permit) {
        return Objects.requireNonNull(transaction.execute(status -> {
            regimes.hold();
            return new Compiled(plans.of(permit), keys.pseudonyms(permit.id(), regimes.ofOppositions()));
        }));
    }

    private void register(
            ExtractJob job, Permit permit, ExtractPlan plan, Extracted extracted, List<SealedTable> tables) {
        Instant now = clock.instant();
        // The permit may have ended while its extract was being made.
        stillInForce(permit.id(), now);
        String manifest = Manifest.of(permit, plan, extracted, tables, store.current(permit.id()), now);
        String sha256 = Sha256.of(manifest);
        Optional<RiskReport.Classes> found = extracted.risk().combined();
        if (RiskPolicy.current().holds(extracted.risk())
                && outlet.isOfRealData(permit)
                && found.filter(risk -> !holds.covers(permit, risk)).isPresent()) {
            // What was written for it is swept: nothing registers it.
            Holds.hold(holds, log, job.id(), permit, manifest, sha256, found.get(), now);
            return;
        }
        List<Extract.Table> shown = tables.stream().map(SealedTable::table).toList();
        store.add(
                permit,
                new Extract(job.id(), permit.id(), permit.version(), now, extracted.persons(), manifest, sha256, shown),
                tables);
        store.end(job.id(), now, null);
        log.append(Entry.of(EXTRACT_MADE)
                .permit(permit.number())
                .sha256(sha256)
                .with(Field.PERMIT_VERSION, Integer.toString(permit.version()))
                .policy(DisclosurePolicy.current().version())
                .count(Field.PERSONS, ProtectedCount.of(extracted.persons())));
    }

    private void stillInForce(PermitId permit, Instant now) {
        if (permits.inForce(permit, now).isEmpty()) {
            throw new InvalidPlan("Cannot extract for a permit that is not in force");
        }
    }

    private static SealedTable seal(SealedFiles files, ExtractedTable table, Set<String> names) throws IOException {
        SealedFile file;
        try (SealedWriter writer = files.create("", ".parquet.sealed")) {
            Files.copy(table.file(), writer.stream());
            file = writer.finish();
        }
        Files.delete(table.file());
        String plain = table.table().table();
        String name = names.add(plain.toLowerCase(Locale.ROOT))
                ? plain
                : table.table().dataset().replace('-', '_') + "_" + plain;
        return new SealedTable(
                new Extract.Table(table.table().dataset(), plain, name, table.columns(), table.rows()),
                file,
                table.fingerprint());
    }
}
