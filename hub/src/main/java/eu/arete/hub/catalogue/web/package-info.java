@org.jspecify.annotations.NullMarked
package eu.arete.hub.catalogue.web;
