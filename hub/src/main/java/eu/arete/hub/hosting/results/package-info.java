/** What the hub's own workload took on this and other hosts: claims of those who measured, until somebody made them again. */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.hosting.results;
