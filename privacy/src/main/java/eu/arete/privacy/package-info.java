/** Pseudonyms and their keys, opposition, disclosure rules and their auditor. */
@org.jspecify.annotations.NullMarked
package eu.arete.privacy;
