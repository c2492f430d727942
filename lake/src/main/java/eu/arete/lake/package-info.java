/** Table schemas, the checks, intake, encrypted tables, the engine and its embedded implementation. */
@org.jspecify.annotations.NullMarked
package eu.arete.lake;
