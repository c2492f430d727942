package eu.arete.hub.procedures;

import java.time.Instant;

/** One recorded step of a dossier: at that moment, that party gave that command with that outcome, and the dossier came there. */
public record Passage(Instant at, Party by, String command, String outcome, String from, String to) {}
