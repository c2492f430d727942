package eu.arete.hub.accounts;

/** A body people act for: a partner, a laboratory, the hub itself. */
public record Organisation(OrganisationId id, String name) {}
