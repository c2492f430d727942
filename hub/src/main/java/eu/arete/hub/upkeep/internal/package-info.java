@org.jspecify.annotations.NullMarked
package eu.arete.hub.upkeep.internal;
