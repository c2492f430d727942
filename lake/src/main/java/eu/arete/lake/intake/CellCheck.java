package eu.arete.lake.intake;

/** Checks the text of one cell that is not a null marker. For one thread: it may remember values. */
interface CellCheck {

    /**
     * Appends the value to {@code out} in the one form the lake's reader knows.
     *
     * @return the {@linkplain Rule#bit bits} of the rules broken; when not 0, what was appended is not used
     */
    int check(byte[] bytes, int from, int to, ByteSink out);
}
