package eu.arete.hub.publiclog;

import eu.arete.hub.publiclog.internal.Entries;
import eu.arete.hub.publiclog.internal.Sequencer;
import eu.arete.hub.site.Refused;
import eu.arete.ledger.Receipt;
import eu.arete.ledger.SignedCheckpoint;
import eu.arete.ledger.VerifierKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The public log as the other rooms see it: append in your transaction, release after it is published. */
@Service
public class PublicLog {
    private final Entries entries;
    private final Sequencer sequencer;
    private final Clock clock;

    PublicLog(Entries entries, Sequencer sequencer, Clock clock) {
        this.entries = entries;
        this.sequencer = sequencer;
        this.clock = clock;
    }

    /**
     * Tells an event, in the transaction of the change it tells: both are committed, or neither. It is published within a
     * moment of the commit.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is active
     * @throws IllegalArgumentException if the entry lacks a field its type requires
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public EntryId append(Entry entry) {
        long id = entries.add(entry.canonical(clock.instant()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                sequencer.wake();
            }
        });
        return new EntryId(id);
    }

    /** Whether the entry is under a published, signed checkpoint: only then may what it tells leave the hub. */
    public boolean isPublished(EntryId id) {
        return find(id).isPresent();
    }

    /**
     * Waits until the entry is published.
     *
     * @throws Refused 503 if it is not within half a minute: try again, the entry is not lost
     * @throws IllegalStateException inside a transaction, whose entries cannot be published before it ends
     */
    public PublishedEntry awaitPublished(EntryId id) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Cannot wait for the log inside a transaction: commit first");
        }
        return sequencer
                .await(() -> find(id), Duration.ofSeconds(30))
                .orElseThrow(() -> Refused.unavailable("publiclog.not-yet-published"));
    }

    public Optional<PublishedEntry> find(EntryId id) {
        return entries.byId(id, sequencer.size());
    }

    public Optional<PublishedEntry> find(long index) {
        return index < sequencer.size() ? entries.at(index) : Optional.empty();
    }

    /** Published entries below an index, newest first; {@code Long.MAX_VALUE} for the newest of all. */
    public List<PublishedEntry> before(long index, int count) {
        return entries.before(Math.min(index, sequencer.size()), count);
    }

    /** Published entries that say this, oldest first: all about a permit, a dossier, a dataset. */
    public List<PublishedEntry> about(Field field, String value) {
        return entries.about(field, value, sequencer.size());
    }

    /** Days on which the log grew, in order. */
    public List<DayOfLog> byDay() {
        return entries.byDay(sequencer.size());
    }

    /** The last published checkpoint. */
    public SignedCheckpoint checkpoint() {
        return sequencer.checkpoint();
    }

    public VerifierKey verifierKey() {
        return sequencer.verifierKey();
    }

    /** A file that proves the entry without the hub: to be kept by whoever it concerns. */
    public Receipt receipt(PublishedEntry entry) {
        return sequencer.receipt(entry.index());
    }
}
