/**
 * Comparing hosts in the open: criteria as data, a comparison anyone can compute again to the same bytes, and its publication.
 *
 * <p>The face of the room is pure: {@link eu.arete.hub.comparison.CriteriaSets} and the comparison itself know no database, no web page and no
 * present time, so that the launcher and the pages give the same files.
 */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.comparison;
