package eu.arete.hub.citizens;

import eu.arete.hub.publiclog.EntryId;
import java.time.Instant;

/**
 * Wishes executed together, told by one entry of the log.
 *
 * @param root SHA-256, 64 hexadecimal digits: the commitment in the entry
 */
public record Batch(long id, Instant executedAt, String root, EntryId entry) {}
