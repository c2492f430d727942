/**
 * What happens to rows after they came: withdrawn when a person opposes or their time is past, written out of the files, forgotten by old
 * snapshots, and proven gone. Each is a job, told by the public log; nothing here knows a person.
 */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.upkeep;
