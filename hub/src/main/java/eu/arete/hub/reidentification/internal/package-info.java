@org.jspecify.annotations.NullMarked
package eu.arete.hub.reidentification.internal;
