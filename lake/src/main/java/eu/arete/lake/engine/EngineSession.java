package eu.arete.lake.engine;

import java.util.List;

/** A private place over fixed tables. Nothing written in one session is seen by another. Not thread-safe: one query at a time. */
public interface EngineSession extends AutoCloseable {

    /** The tables of the session, in the order they were given, with their columns and exact row counts. */
    List<TableShape> tables();

    /**
     * Checks a statement and makes it ready; nothing has run when this returns.
     *
     * @param sql exactly one query; anything but reading the session's tables is refused
     * @throws EngineRefusal when the statement is not one query, or names what is not allowed
     */
    EngineQuery prepare(String sql, Limits limits);

    @Override
    void close();
}
