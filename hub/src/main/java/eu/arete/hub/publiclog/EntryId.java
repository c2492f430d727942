package eu.arete.hub.publiclog;

/** An entry on its way to the log, before it has its place there. */
public record EntryId(long value) {}
