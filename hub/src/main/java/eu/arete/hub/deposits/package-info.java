/** Deliveries from partners: announced, received, checked, accepted whole or not at all; and their reports. */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.deposits;
