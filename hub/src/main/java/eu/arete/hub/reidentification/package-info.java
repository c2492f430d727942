/**
 * Reaching the person behind a code of a project, for a finding that is grave for their health: asked by the project, approved by two
 * people, carried out by an identity desk that holds no data and learns none, told by the public log (docs/adr/0021). The hub never
 * holds the identity, the desk never the data; the hub only says whether a first-stage code is the one meant.
 */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.reidentification;
