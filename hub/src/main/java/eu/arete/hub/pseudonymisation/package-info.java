/**
 * The regimes of pseudonyms: under which codes each dataset and the oppositions lie, and how they pass from one regime to the next,
 * by two persons, in one transaction, told by the public log (docs/adr/0021). Whoever makes or compares lake pseudonyms asks
 * {@link eu.arete.hub.pseudonymisation.Regimes}.
 */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.pseudonymisation;
