/** A synthetic SNDS with its quirks and its truth. */
@org.jspecify.annotations.NullMarked
package eu.arete.synth;
