package eu.arete.hub.jobs;

/** What a job counts. */
public enum Unit {
    ROWS,
    FILES,
    BYTES,
    TABLES,
    STEPS
}
