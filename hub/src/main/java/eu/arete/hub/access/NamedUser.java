package eu.arete.hub.access;

import java.util.UUID;

/**
 * A person who may work on a permit's extract, by relationship and not by role.
 *
 * @param person the account's identity
 * @param acceptedTerms whether this person has accepted the terms of use of this permit
 */
public record NamedUser(UUID person, boolean acceptedTerms) {}
