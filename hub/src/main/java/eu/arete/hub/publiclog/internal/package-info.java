/** Storage of entries, and the sequencer that is the only writer of the log. */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.publiclog.internal;
