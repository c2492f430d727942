/**
 * The rules any number about persons must satisfy before it leaves: one policy, declared as data, and the only code that applies it.
 *
 * <p>{@link eu.arete.privacy.disclosure.ProtectedCount} is for a single count (catalogue, log, oppositions); {@link
 * eu.arete.privacy.disclosure.Auditor} says what is wrong with a table and {@link eu.arete.privacy.disclosure.Protection} makes the
 * table that may be released.
 */
@NullMarked
package eu.arete.privacy.disclosure;

import org.jspecify.annotations.NullMarked;
