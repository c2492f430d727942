/** How this room keeps its records and carries out commands; nobody else's business. */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.access.internal;
