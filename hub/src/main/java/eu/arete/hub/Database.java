package eu.arete.hub;

/**
 * Where the hub's records are.
 *
 * @param stop what to do when the hub ends: stops the server if it is ours
 */
record Database(String url, String user, String password, Runnable stop) implements AutoCloseable {
    @Override
    public void close() {
        stop.run();
    }

    @Override
    public String toString() {
        return "Database[" + url + "]";
    }
}
