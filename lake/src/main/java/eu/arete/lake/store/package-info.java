/** The lake's files at rest: an authenticated envelope around each, its data key wrapped, plaintext in memory-backed scratch only. */
@org.jspecify.annotations.NullMarked
package eu.arete.lake.store;
