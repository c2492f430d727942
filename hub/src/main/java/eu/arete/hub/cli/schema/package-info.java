/** {@code ./arete schema …}: from table schemas as others publish them to a dataset of the hub. */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.cli.schema;
