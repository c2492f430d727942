/** Sessions, queries and their results. */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.workspace.internal;
