package eu.arete.hub.access;

/** Published in the transaction that revokes a permit or notes its end: workspaces close and the extract is destroyed. */
public record PermitClosed(PermitId permit, Permit.State state) {}
