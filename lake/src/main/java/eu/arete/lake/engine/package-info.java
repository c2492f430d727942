/**
 * What Arête asks of a data engine, in its own words: open a session over named tables, run one query with limits, follow it,
 * cancel it. Nothing above this package knows which engine answers; every engine passes {@code EngineContract}.
 */
@org.jspecify.annotations.NullMarked
package eu.arete.lake.engine;
