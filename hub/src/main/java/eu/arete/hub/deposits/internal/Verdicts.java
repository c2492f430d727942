package eu.arete.hub.deposits.internal;

import eu.arete.hub.catalogue.AcceptedFile;
import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.deposits.Deposit;
import eu.arete.hub.deposits.DepositId;
import eu.arete.hub.deposits.DepositState;
import eu.arete.hub.deposits.Lineage;
import eu.arete.hub.deposits.Trouble;
import eu.arete.hub.pseudonymisation.Regimes;
import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.EntryType;
import eu.arete.hub.publiclog.Field;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.lake.schema.Thresholds;
import eu.arete.lake.store.SealedFile;
import eu.arete.lake.tables.TableSnapshot;
import eu.arete.privacy.Regime;
import eu.arete.privacy.disclosure.ProtectedCount;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides on a deposit: one transaction registers its files in the catalogue, writes the verdict and its reports, and tells
 * the public log. Before its commit the deposit never happened; after it, everything did.
 */
@Component
class Verdicts {
    /** The reason of a deposit that its partner, or an administrator, gave up. */
    static final String CANCELLED = "deposits.cancelled";

    private final DepositStore store;
    private final Catalogue catalogue;
    private final PublicLog log;
    private final Doorway doorway;
    private final Records records;
    private final Regimes regimes;
    private final TransactionTemplate own;
    private final Clock clock;

    Verdicts(
            DepositStore store,
            Catalogue catalogue,
            PublicLog log,
            Doorway doorway,
            Records records,
            Regimes regimes,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.log = log;
        this.doorway = doorway;
        this.records = records;
        this.regimes = regimes;
        this.clock = clock;
        // The caller holds the job's lock in a transaction of its own.
        own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @return false when it was cancelled */
    boolean tell(DepositId id, long bytesChecked, long millis) {
        return Boolean.TRUE.equals(own.execute(status -> store.progress(id, bytesChecked, millis)));
    }

    void putOff(DepositId id, Trouble trouble, Instant nextTry) {
        own.executeWithoutResult(status -> store.putOff(id, trouble, nextTry));
    }

    /**
     * Gives up what is not decided.
     *
     * @return the files received so far, to be deleted; empty when it was decided before
     */
    Optional<List<SealedFile>> cancel(DepositId id) {
        return Objects.requireNonNull(own.execute(status -> {
            Deposit now = store.findForUpdate(id).orElseThrow();
            if (now.state().isDecided()) {
                return Optional.<List<SealedFile>>empty();
            }
            List<SealedFile> received = now.files().stream()
                    .flatMap(file -> store.sealed(id, file.name()).stream())
                    .toList();
            refuse(now, 0, 0, new Deposit.Reason(CANCELLED, "", 0, "", ""));
            return Optional.of(received);
        }));
    }

    /** What came of the files found. */
    enum Outcome {
        /** They are now the catalogue's. */
        ACCEPTED,
        NOT_ACCEPTED,
        /** It was decided before: cancelled, or checked by another process. */
        TOO_LATE,
        /** The hosting gate closed while they were checked: later. */
        WAITS,
        /** The dataset was rotated while they were checked: their codes are of the regime before. */
        AGAIN
    }

    /** @param regime under which the codes of the files were made */
    Outcome decide(Deposit deposit, List<Inspection.Found> found, Optional<Deposit.Reason> refusal, Regime regime) {
        return Objects.requireNonNull(own.execute(status -> {
            if (!regimes.holds(deposit.dataset(), regime)) {
                return Outcome.AGAIN;
            }
            Deposit now = store.findForUpdate(deposit.id()).orElseThrow();
            if (now.state().isDecided()) {
                return Outcome.TOO_LATE;
            }
            if (!doorway.isOpenFor(deposit)) {
                return Outcome.WAITS;
            }
            for (Inspection.Found one : found) {
                store.checked(deposit.id(), one.file(), one.report(), one.rejects());
            }
            long accepted =
                    found.stream().mapToLong(one -> one.report().accepted()).sum();
            long rejected =
                    found.stream().mapToLong(one -> one.report().rejected()).sum();
            Optional<Deposit.Reason> reason =
                    refusal.or(() -> otherNature(deposit)).or(() -> tooMany(deposit, accepted, rejected));
            if (reason.isPresent()) {
                refuse(deposit, accepted, rejected, reason.get());
                return Outcome.NOT_ACCEPTED;
            }
            accept(deposit, found, accepted, rejected, regime);
            return Outcome.ACCEPTED;
        }));
    }

    /** What was announced as data of people does not end up among invented ones because the description changed, nor the reverse. */
    private Optional<Deposit.Reason> otherNature(Deposit deposit) {
        return catalogue.heldNature(deposit.dataset()) == deposit.nature()
                ? Optional.empty()
                : Optional.of(new Deposit.Reason("dataset.nature-changed", "", 0, "", ""));
    }

    private Optional<Deposit.Reason> tooMany(Deposit deposit, long accepted, long rejected) {
        Thresholds thresholds =
                catalogue.dataset(deposit.dataset()).descriptor().thresholds();
        return thresholds.allow(rejected, accepted + rejected)
                ? Optional.empty()
                : Optional.of(new Deposit.Reason(
                        "rows.too-many-rejected",
                        "",
                        0,
                        "",
                        String.format(
                                Locale.ROOT,
                                "%d of %d rows, above %.4f",
                                rejected,
                                accepted + rejected,
                                thresholds.rejectedRowsMax())));
    }

    private void accept(Deposit deposit, List<Inspection.Found> found, long accepted, long rejected, Regime regime) {
        List<AcceptedFile> files =
                found.stream().flatMap(one -> one.accepted().stream()).toList();
        long version = catalogue.accept(deposit.dataset(), deposit.id().value(), files);
        Lineage lineage = records.of(
                deposit,
                catalogue.dataset(deposit.dataset()),
                found,
                version,
                regime.number(),
                table -> catalogue.snapshot(table).stream()
                        .mapToLong(TableSnapshot::id)
                        .findFirst(),
                clock.instant());
        store.keep(deposit.id(), lineage);
        store.decide(
                deposit.id(),
                rejected == 0 ? DepositState.ACCEPTED : DepositState.ACCEPTED_WITH_REJECTS,
                accepted,
                rejected,
                OptionalLong.of(version),
                Optional.empty(),
                clock.instant());
        log.append(Entry.of(EntryType.DEPOSIT_ACCEPTED)
                .organisation(deposit.organisation())
                .dataset(deposit.dataset())
                .datasetVersion(version)
                .sha256(deposit.manifest())
                .with(Field.LINEAGE, lineage.sha256())
                .count(Field.ROWS_ACCEPTED, ProtectedCount.of(accepted))
                .count(Field.ROWS_REJECTED, ProtectedCount.of(rejected)));
    }

    private void refuse(Deposit deposit, long accepted, long rejected, Deposit.Reason reason) {
        store.decide(
                deposit.id(),
                DepositState.REFUSED,
                accepted,
                rejected,
                OptionalLong.empty(),
                Optional.of(reason),
                clock.instant());
        log.append(Entry.of(EntryType.DEPOSIT_REFUSED)
                .organisation(deposit.organisation())
                .dataset(deposit.dataset())
                .sha256(deposit.manifest())
                .outcome(reason.code()));
    }
}
