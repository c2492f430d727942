@org.jspecify.annotations.NullMarked
package eu.arete.hub.jobs.web;
