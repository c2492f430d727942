/** People, organisations, roles and sessions. Everyone asks this room who is there. */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.accounts;
