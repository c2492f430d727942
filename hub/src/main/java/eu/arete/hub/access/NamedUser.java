package eu.arete.hub.access;

import eu.arete.hub.accounts.PersonId;

/**
 * A person who may work on a permit's extract, by relationship and not by role.
 *
 * @param person the account's identity
 * @param acceptedTerms whether this person has accepted the terms of use of this permit
 */
public record NamedUser(PersonId person, boolean acceptedTerms) {}
