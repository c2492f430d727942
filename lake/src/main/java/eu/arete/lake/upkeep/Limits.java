package eu.arete.lake.upkeep;

/**
 * What upkeep may take of the machine.
 *
 * @param memoryBytes of the engine; the scratch takes in addition the columns of one file, or one file and what it becomes
 */
public record Limits(int threads, long memoryBytes, Bandwidth bandwidth) {}
