/** What is typed at a terminal: start a hub, send files to one, walk the demo. Speaks to hubs by their public HTTP API. */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.cli;
