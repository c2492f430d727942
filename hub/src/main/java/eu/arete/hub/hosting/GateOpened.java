package eu.arete.hub.hosting;

import java.time.Instant;

/** The gate was closed and is open: what waited for it may go on. */
public record GateOpened(Instant at) {}
