package eu.arete.lake.engine;

/** One query, to be run once by one thread while others may follow or cancel it. */
public interface EngineQuery extends AutoCloseable {

    /**
     * Runs the query and hands its columns, then its rows, to {@code sink}, in the calling thread.
     *
     * @throws EngineRefusal with {@code TIME}, {@code MEMORY}, {@code CANCELLED} or the engine's complaint about the statement
     */
    Answer run(RowSink sink);

    /** Between 0 and 1, or negative when the engine cannot tell. Any thread. */
    double progress();

    /** Ends the query soon; {@link #run} then throws {@code CANCELLED}. Harmless when it has ended. Any thread. */
    void cancel();

    @Override
    void close();
}
