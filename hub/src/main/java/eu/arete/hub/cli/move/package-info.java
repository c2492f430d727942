/**
 * A hub moves house: everything it keeps leaves as sealed files anyone can store and only its keys open, and arrives elsewhere with
 * the same counts and hashes (docs/adr/0016-moving-house.md). The same is its backup.
 */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.cli.move;
