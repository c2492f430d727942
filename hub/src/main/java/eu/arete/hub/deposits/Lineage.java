package eu.arete.hub.deposits;

/**
 * What was done to each file of an accepted deposit, from its reception to the lake (docs/partner/README.md, “Lineage”). Never a
 * value, a code or a pseudonym.
 *
 * @param sha256 of the UTF-8 bytes of {@code json}; the public log holds it
 */
public record Lineage(String json, String sha256) {}
