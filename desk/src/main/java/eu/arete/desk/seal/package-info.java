/** Replaces, in a partner's files, the partner's own person keys by first-stage codes; everything else stays as it was. */
@org.jspecify.annotations.NullMarked
package eu.arete.desk.seal;
