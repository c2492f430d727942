/** Plans, jobs, keys and records of extracts. */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.extraction.internal;
