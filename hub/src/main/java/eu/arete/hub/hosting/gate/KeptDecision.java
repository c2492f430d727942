package eu.arete.hub.hosting.gate;

import eu.arete.hub.hosting.GateDecision;

/**
 * A decision on record.
 *
 * @param note sealed, byte for byte
 * @param logEntry its entry in the public log
 */
public record KeptDecision(GateDecision decision, String fingerprint, String note, long logEntry) {}
