/** Tables of the lake: which sealed files are their rows, now and at any snapshot that was not forgotten. */
@org.jspecify.annotations.NullMarked
package eu.arete.lake.tables;
