/** Pages and API of dossiers, permits and the register. */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.access.web;
