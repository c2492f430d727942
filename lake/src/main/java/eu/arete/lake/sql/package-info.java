/** SQL as a tree, by the engine's own grammar: read and written here, never run here. */
@org.jspecify.annotations.NullMarked
package eu.arete.lake.sql;
