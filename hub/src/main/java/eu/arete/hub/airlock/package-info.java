/**
 * The one way out of a workspace: somebody asks to take a result table out, the disclosure rules mark it, reviewers who are not of the
 * project decide, and what leaves is the protected table, once the public log tells of it.
 */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.airlock;
