/** The log as files for verifiers (tlog-tiles), as pages for people, as JSON for scripts. */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.publiclog.web;
