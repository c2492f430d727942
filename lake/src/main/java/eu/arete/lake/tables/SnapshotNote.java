package eu.arete.lake.tables;

import java.time.Instant;

/**
 * What is remembered of a snapshot.
 *
 * @param rows the rows to be seen in it
 */
public record SnapshotNote(long id, Instant committedAt, Operation operation, long rows, long files) {}
