package eu.arete.hub.airlock.internal.query;

/**
 * A table where a query takes rows from; the same table twice is two sources.
 *
 * @param number from 1, in the order of the text
 * @param alias the name by which the query's columns are qualified
 */
record Source(int number, String alias, ExtractTable table) {}
