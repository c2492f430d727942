/** Writes a comparison as files: results, tables, drawings, a page, and the metadata by which others find and check them. */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.comparison.pack;
