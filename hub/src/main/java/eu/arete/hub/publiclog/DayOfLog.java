package eu.arete.hub.publiclog;

import java.time.LocalDate;

/** How many entries the log received on one day (UTC). */
public record DayOfLog(LocalDate date, long entries) {}
