/** The application: rooms, web, API and jobs. */
@org.jspecify.annotations.NullMarked
package eu.arete.hub;
