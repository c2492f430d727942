package eu.arete.hub.citizens;

import java.time.Instant;
import java.util.UUID;

/** An identity desk paired with this hub. */
public record Desk(UUID id, String name, Instant pairedAt, boolean revoked) {}
