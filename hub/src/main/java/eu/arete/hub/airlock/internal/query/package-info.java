/**
 * Reads the aggregate query of somebody who asks to take a table out, and writes the query that tells, for each of its cells, how many
 * persons it is about and what each brings: from the same rows, whatever the asker says.
 */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.airlock.internal.query;
