/**
 * The one door to the public log. A room appends an {@link eu.arete.hub.publiclog.Entry} in the transaction of the
 * business change it tells; the sequencer gives it its place in the log and publishes a signed checkpoint above it.
 */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.publiclog;
