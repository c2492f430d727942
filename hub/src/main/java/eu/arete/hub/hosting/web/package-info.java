@org.jspecify.annotations.NullMarked
package eu.arete.hub.hosting.web;
