/** Datasets, tables, variables: what they are, what was accepted of them, and how good it is. */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.catalogue;
