/** {@code ./arete jobs}: long work, seen and cancelled from a terminal. */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.cli.jobs;
