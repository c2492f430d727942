@org.jspecify.annotations.NullMarked
package eu.arete.hub.site.web;
