package eu.arete.hub.airlock;

/**
 * Another output of the same project, for a reviewer to compare with the one in hand.
 *
 * @param sql of its current revision
 * @param differing cells that both show under the same dimensions and levels, with different values: a difference of a few persons
 */
public record Past(Output output, String what, String sql, long differing) {}
