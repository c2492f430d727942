/** The workspace over HTTP, as pages and as an API. */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.workspace.web;
