/** The gate: rules as data, weighed by a pure function against facts, proofs and derogations; decisions kept, sealed and logged. */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.hosting.gate;
