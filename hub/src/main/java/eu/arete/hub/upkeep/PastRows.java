package eu.arete.hub.upkeep;

import java.time.Instant;
import java.time.LocalDate;

/** What would go of a table for being past its time, as a preview saw it. */
public record PastRows(String dataset, String table, LocalDate before, long rows, Instant seenAt) {}
