/** Extracts over HTTP. */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.extraction.web;
