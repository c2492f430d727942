package eu.arete.hub.citizens;

import eu.arete.hub.publiclog.PublishedEntry;
import eu.arete.ledger.Hash;
import java.time.Instant;
import java.util.List;

/** What became of a wish, as told to who holds its receipt number. */
public sealed interface ReceiptState {

    /** Whether the wish was to oppose, or to take an opposition back. */
    boolean opposes();

    /** Written down; an opposition already holds, the log will tell by {@code executedBy}. */
    record Recorded(boolean opposes, Instant executedBy) implements ReceiptState {}

    /** Executed; the entry that tells it is on its way to a signed checkpoint. */
    record Executed(boolean opposes, Instant executedAt) implements ReceiptState {}

    /**
     * Executed and told by a published entry.
     *
     * @param leaf what the batch's tree holds at {@code index}: its hash is SHA-256(0x00, leaf), as in RFC 6962
     * @param path from the leaf's sibling to the root's child
     */
    record Proven(
            boolean opposes,
            Instant executedAt,
            String leaf,
            int index,
            int size,
            List<Hash> path,
            String root,
            PublishedEntry entry)
            implements ReceiptState {

        public Proven {
            path = List.copyOf(path);
        }
    }
}
