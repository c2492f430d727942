/** {@code ./arete hosting …}: compare hosts, verify a comparison, make proofs. */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.cli.hosting;
