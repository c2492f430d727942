/** Reads a comparison's input, refuses what is wrong in it with its file and line, and writes it again in one canonical form. */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.comparison.dossier;
