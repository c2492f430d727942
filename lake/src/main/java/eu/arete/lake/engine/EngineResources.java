package eu.arete.lake.engine;

/**
 * What a session may use of the machine. Sessions never spill to disk: plaintext stays in memory.
 *
 * @param memoryBytes for the engine's own buffers
 */
public record EngineResources(long memoryBytes, int threads) {

    public EngineResources {
        if (memoryBytes < 16L << 20 || threads < 1) {
            throw new IllegalArgumentException("A session needs at least 16 MiB and one thread");
        }
    }
}
