/** The engine inside the process: DuckDB with its settings locked, behind a guard that reads the statement before it does. */
@org.jspecify.annotations.NullMarked
package eu.arete.lake.engine.embedded;
