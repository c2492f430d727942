@org.jspecify.annotations.NullMarked
package eu.arete.hub.pseudonymisation.internal;
