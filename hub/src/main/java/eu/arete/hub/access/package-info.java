/**
 * Dossiers, opinions, decisions, permits and the clocks that run on them: the heart of a dossier's journey.
 *
 * <p>Who may do what in which state, and by when, is declared in {@code /procedures/*.json} and read by one interpreter
 * ({@code procedures}); the table it makes is printed in {@code docs/contributor/procedures.md}.
 */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.access;
