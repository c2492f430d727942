/**
 * What a citizen can do and see: oppose and take an opposition back, keep a receipt and check it against the public log, read
 * what is done with the data. The room knows lake pseudonyms and hashes of receipt numbers; identities stay at the desk.
 */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.citizens;
