@org.jspecify.annotations.NullMarked
package eu.arete.hub.citizens.web;
