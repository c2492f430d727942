package eu.arete.hub.deposits.internal;

import eu.arete.hub.catalogue.AcceptedFile;
import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Delivery;
import eu.arete.hub.deposits.Deposit;
import eu.arete.hub.deposits.DepositId;
import eu.arete.hub.pseudonymisation.Regimes;
import eu.arete.lake.intake.DeliveryReport;
import eu.arete.lake.intake.Intake;
import eu.arete.lake.intake.IntakeOutcome;
import eu.arete.lake.intake.KeyFindings;
import eu.arete.lake.intake.LakeRows;
import eu.arete.lake.intake.Relations;
import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.SealedFile;
import eu.arete.lake.store.SealedFiles;
import eu.arete.lake.store.SealedWriter;
import eu.arete.lake.store.TableName;
import eu.arete.privacy.Regime;
import eu.arete.privacy.SecondStage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Passes the files of one deposit through intake, then decides on the whole. */
@Component
class Inspection {
    private static final long TELL_EVERY_NANOS = 500_000_000L;

    private final DepositStore store;
    private final Catalogue catalogue;
    private final SealedFiles inbox;
    private final LakeStore lake;
    private final ObjectProvider<Intake> intake;
    private final Regimes regimes;
    private final Verdicts verdicts;
    private final Doorway doorway;

    Inspection(
            DepositStore store,
            Catalogue catalogue,
            SealedFiles inbox,
            LakeStore lake,
            ObjectProvider<Intake> intake,
            Regimes regimes,
            Verdicts verdicts,
            Doorway doorway) {
        this.store = store;
        this.catalogue = catalogue;
        this.inbox = inbox;
        this.lake = lake;
        this.intake = intake;
        this.regimes = regimes;
        this.verdicts = verdicts;
        this.doorway = doorway;
    }

    /** What was found in one file. */
    record Found(String file, DeliveryReport report, Optional<SealedFile> rejects, Optional<AcceptedFile> accepted) {}

    /** @return whether the deposit is decided, now or before; if not, it waits for the hosting gate and nothing of it is lost */
    boolean inspect(DepositId id) {
        Deposit deposit = store.find(id).orElseThrow();
        if (deposit.state().isDecided()) {
            return true;
        }
        if (!doorway.isOpenFor(deposit)) {
            return false;
        }
        List<SealedFile> received = new ArrayList<>();
        for (Deposit.File file : deposit.files()) {
            received.add(store.sealed(id, file.name()).orElseThrow());
        }
        List<Found> found = new ArrayList<>();
        Optional<Deposit.Reason> refusal;
        Regime regime = regimes.of(deposit.dataset());
        try {
            refusal = pass(deposit, regimes.stage(regime), received, found);
        } catch (Cancelled e) {
            drop(found);
            return true;
        } catch (IOException | RuntimeException e) {
            drop(found);
            if (store.find(id).orElseThrow().state().isDecided()) {
                // Cancelled, and its files deleted, while they were read.
                return true;
            }
            throw new IllegalStateException("Cannot check deposit " + id, e);
        }
        // Should the commit itself fail, nobody knows yet whether the files are registered: the next start does.
        Verdicts.Outcome outcome = verdicts.decide(deposit, found, refusal, regime);
        switch (outcome) {
            case ACCEPTED -> received.forEach(this::drop);
            case NOT_ACCEPTED -> {
                // What was rejected stays, to be downloaded.
                dropLakeFiles(found);
                received.forEach(this::drop);
            }
            case TOO_LATE, WAITS -> drop(found);
            case AGAIN -> {
                drop(found);
                return inspect(id);
            }
        }
        return outcome != Verdicts.Outcome.WAITS;
    }

    /** Nobody wants to know any more: its partner gave the deposit up. */
    private static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private Optional<Deposit.Reason> pass(
            Deposit deposit, SecondStage stage, List<SealedFile> received, List<Found> found) throws IOException {
        DatasetDescriptor descriptor = catalogue.dataset(deposit.dataset()).descriptor();
        long before = 0;
        long start = System.nanoTime();
        mayGoOn(deposit, 0, start);
        List<TableSchema> tables = new ArrayList<>();
        for (Deposit.File file : deposit.files()) {
            Optional<TableSchema> schema = descriptor.tableOf(file.name());
            if (schema.isEmpty()) {
                return Optional.of(new Deposit.Reason("file.unknown-table", file.name(), 0, "", ""));
            }
            tables.add(schema.get());
        }
        List<String> names = tables.stream().map(TableSchema::name).toList();
        try (Relations relations = intake.getObject().relations(descriptor, names, lakeRows(deposit))) {
            // Parents first: what points to them is checked against them.
            for (int i : Relations.order(descriptor, names)) {
                Deposit.File file = deposit.files().get(i);
                LongConsumer progress = told(deposit, before, start);
                Optional<Deposit.Reason> refusal =
                        take(deposit, file, received.get(i), tables.get(i), stage, found, progress, relations);
                if (refusal.isPresent()) {
                    return refusal;
                }
                before += file.size();
            }
            return withKeys(found, relations.finish());
        }
    }

    /** What of a table will be in the lake beside the deposit: not the files of which it brings another version. */
    private LakeRows lakeRows(Deposit deposit) {
        Set<String> brought = deposit.files().stream()
                .map(file -> DatasetDescriptor.unpackedName(file.name()))
                .collect(Collectors.toSet());
        Set<Long> replaced = catalogue.deliveries(deposit.dataset()).stream()
                .filter(delivery -> brought.contains(delivery.file()))
                .map(Delivery::id)
                .collect(Collectors.toSet());
        return table -> catalogue.snapshot(new TableName(deposit.dataset(), table)).stream()
                .flatMap(snapshot -> snapshot.files().stream())
                .filter(live -> !replaced.contains(live.delivery()))
                .map(live -> new LakeRows.Part(live.file(), live.deleted()::contains))
                .toList();
    }

    /** What was found of keys between tables is told with the first file of the table that has them. */
    private static Optional<Deposit.Reason> withKeys(List<Found> found, List<KeyFindings> keys) {
        Set<String> told = new HashSet<>();
        found.replaceAll(one -> {
            String table = one.report().table();
            List<KeyFindings> own = told.add(table)
                    ? keys.stream().filter(key -> key.table().equals(table)).toList()
                    : List.of();
            return new Found(one.file(), one.report().withKeys(own), one.rejects(), one.accepted());
        });
        return keys.stream()
                .filter(KeyFindings::refusesDeposit)
                .findFirst()
                .map(key -> new Deposit.Reason(
                        "deposit.foreign-key",
                        key.examples().get(0).file(),
                        key.examples().get(0).line(),
                        key.name(),
                        String.format(
                                Locale.ROOT,
                                "%d of %d rows point to no row of %s, above %.4f",
                                key.orphans(),
                                key.checked(),
                                key.key().table(),
                                key.key().tolerated())));
    }

    private LongConsumer told(Deposit deposit, long base, long start) {
        long[] last = {System.nanoTime() - TELL_EVERY_NANOS};
        return bytes -> {
            long now = System.nanoTime();
            if (now - last[0] >= TELL_EVERY_NANOS) {
                last[0] = now;
                mayGoOn(deposit, base + bytes, start);
            }
        };
    }

    private void mayGoOn(Deposit deposit, long bytes, long start) {
        if (!verdicts.tell(deposit.id(), bytes, (System.nanoTime() - start) / 1_000_000)) {
            throw new Cancelled();
        }
    }

    private Optional<Deposit.Reason> take(
            Deposit deposit,
            Deposit.File file,
            SealedFile sealed,
            TableSchema schema,
            SecondStage stage,
            List<Found> found,
            LongConsumer progress,
            Relations relations)
            throws IOException {
        TableName table = new TableName(deposit.dataset(), schema.name());
        try (InputStream in = inbox.stream(sealed);
                SealedWriter rejects = inbox.create("rejects", ".csv.sealed")) {
            var delivery = new eu.arete.lake.intake.Delivery(file.name(), table, schema);
            IntakeOutcome outcome = intake.getObject().take(delivery, stage, in, rejects.stream(), progress, relations);
            DeliveryReport report = outcome.report();
            // What is told of rows that are kept is in it too.
            Optional<SealedFile> kept = !report.rules().isEmpty() ? Optional.of(rejects.finish()) : Optional.empty();
            found.add(new Found(file.name(), report, kept, accepted(outcome, file, table)));
            if (outcome instanceof IntakeOutcome.Refused refused) {
                var why = refused.refusal();
                return Optional.of(
                        new Deposit.Reason(why.rule().code(), file.name(), why.line(), why.column(), why.detail()));
            }
            return Optional.empty();
        }
    }

    private static Optional<AcceptedFile> accepted(IntakeOutcome outcome, Deposit.File file, TableName table) {
        List<LakeFile> files;
        if (outcome instanceof IntakeOutcome.Accepted all) {
            files = all.files();
        } else if (outcome instanceof IntakeOutcome.AcceptedWithRejects some) {
            files = some.files();
        } else {
            return Optional.empty();
        }
        DeliveryReport report = outcome.report();
        return Optional.of(new AcceptedFile(
                DatasetDescriptor.unpackedName(file.name()),
                table,
                file.sha256(),
                report.accepted(),
                report.rejected(),
                report.firstDay(),
                report.lastDay(),
                files));
    }

    /** Leaves nothing of an attempt that decided nothing. */
    private void drop(List<Found> found) {
        dropLakeFiles(found);
        found.forEach(one -> one.rejects().ifPresent(this::drop));
    }

    private void dropLakeFiles(List<Found> found) {
        for (Found one : found) {
            one.accepted()
                    .ifPresent(file -> file.files().forEach(part -> {
                        try {
                            lake.delete(part);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }));
        }
    }

    private void drop(SealedFile file) {
        try {
            inbox.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
