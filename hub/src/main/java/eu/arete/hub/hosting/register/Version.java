package eu.arete.hub.hosting.register;

import java.time.Instant;

/**
 * A change of what is known of a service.
 *
 * @param number its place among the changes of this service, from 1
 * @param sha256 of the whole declaration as known after it
 * @param what {@code declared}, {@code changed} or {@code audited}
 * @param entry of the public log, before it has its place there
 */
public record Version(int number, Instant recordedAt, String sha256, String organisation, String what, long entry) {}
