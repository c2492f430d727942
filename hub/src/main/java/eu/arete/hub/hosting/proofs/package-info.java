/** Technical proofs: their register, what the hub observes of itself, and the checks a report handed in must pass. */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.hosting.proofs;
