@org.jspecify.annotations.NullMarked
package eu.arete.hub.airlock.web;
