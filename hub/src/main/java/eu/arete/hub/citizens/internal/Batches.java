package eu.arete.hub.citizens.internal;

import eu.arete.hub.citizens.Batch;
import eu.arete.hub.citizens.ReceiptState;
import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.EntryId;
import eu.arete.hub.publiclog.EntryType;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.ledger.Hash;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Executes wishes together: the change and the one entry that commits to all of them are one transaction. */
@Component
public class Batches {
    private final WishTable wishes;
    private final PublicLog log;
    private final Timetable timetable;
    private final TransactionTemplate transaction;
    private final SecureRandom random;
    private final Clock clock;
    private final Instant start;

    Batches(
            WishTable wishes,
            PublicLog log,
            Timetable timetable,
            TransactionTemplate transaction,
            SecureRandom random,
            Clock clock) {
        this.wishes = wishes;
        this.log = log;
        this.timetable = timetable;
        this.transaction = transaction;
        this.random = random;
        this.clock = clock;
        this.start = clock.instant();
    }

    public Batch execute() {
        Batch done = transaction.execute(status -> {
            wishes.lock();
            return executeLocked();
        });
        return Objects.requireNonNull(done);
    }

    /** Executes a batch when a set time has passed since the last, with or without wishes. */
    public void executeIfDue() {
        transaction.executeWithoutResult(status -> {
            wishes.lock();
            Instant last = wishes.lastBatch().map(Batch::executedAt).orElse(start);
            if (!timetable.next(last).isAfter(clock.instant())) {
                executeLocked();
            }
        });
    }

    private Batch executeLocked() {
        Instant now = clock.instant();
        List<WishTable.Waiting> waiting = wishes.waiting();
        Commitment commitment = Commitment.to(
                waiting.stream()
                        .map(wish -> Commitment.leaf(wish.receiptHash(), wish.opposes()))
                        .toList(),
                random);
        Hash root = commitment.root();
        EntryId entry = log.append(Entry.of(EntryType.OPPOSITIONS_EXECUTED).sha256(root.hex()));
        long batch = wishes.addBatch(now, root, commitment.bytes(), entry);
        for (int i = 0; i < waiting.size(); i++) {
            wishes.execute(waiting.get(i).id(), batch, commitment.places().get(i));
        }
        return new Batch(batch, now, root.hex(), entry);
    }

    public Optional<ReceiptState> state(String receiptHash) {
        return wishes.withReceipt(receiptHash).map(found -> {
            if (found.waits()) {
                return new ReceiptState.Recorded(found.opposes(), timetable.next(clock.instant()));
            }
            Batch batch = wishes.batch(found.batch());
            return log.find(batch.entry())
                    .<ReceiptState>map(entry -> {
                        Commitment commitment = wishes.commitment(batch.id());
                        return new ReceiptState.Proven(
                                found.opposes(),
                                batch.executedAt(),
                                Commitment.leaf(receiptHash, found.opposes()),
                                found.leaf(),
                                commitment.size(),
                                commitment.path(found.leaf()),
                                batch.root(),
                                entry);
                    })
                    .orElseGet(() -> new ReceiptState.Executed(found.opposes(), batch.executedAt()));
        });
    }
}
