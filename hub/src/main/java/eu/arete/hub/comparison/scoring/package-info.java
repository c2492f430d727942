/** The arithmetic of a comparison: floors, marks, intervals, ranks, chances, and what would change who leads. Pure, and the same on every machine. */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.comparison.scoring;
