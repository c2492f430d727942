package eu.arete.hub.access;

/** Published in the transaction that puts a permit in force: its conditions are accepted and an extract may be made. */
public record PermitGranted(PermitId permit) {}
