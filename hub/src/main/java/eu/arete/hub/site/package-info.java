/** What all rooms share on screen and over HTTP: layout, messages, refusals, public pages. */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.site;
