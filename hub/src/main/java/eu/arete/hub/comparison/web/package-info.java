@org.jspecify.annotations.NullMarked
package eu.arete.hub.comparison.web;
