package eu.arete.hub.upkeep;

import java.time.Instant;

/**
 * A check that no file of the lake holds a code of a person whose rows were to be erased.
 *
 * @param clean whether none was found
 * @param files that were opened
 * @param report JSON, whose bytes have the hash
 */
public record Proof(long id, Instant madeAt, boolean clean, long files, long rows, String sha256, String report) {}
