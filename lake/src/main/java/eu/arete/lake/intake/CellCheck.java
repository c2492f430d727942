package eu.arete.lake.intake;

import java.nio.charset.StandardCharsets;

/** Checks the text of one cell that is not a null marker. For one thread: it may remember values. */
interface CellCheck {

    /**
     * Appends the value to {@code out} in the one form the lake's reader knows.
     *
     * @return the {@linkplain Rule#bit bits} of the rules broken; when not 0, what was appended is not used
     */
    int check(byte[] bytes, int from, int to, ByteSink out);

    /**
     * A literal of a rule in the form in which values are given to the lake.
     *
     * @throws IllegalArgumentException if it is not a value of the column
     */
    default byte[] literal(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteSink out = new ByteSink(bytes.length);
        if (Rule.VALUE_TYPE.isIn(check(bytes, 0, bytes.length, out))) {
            throw new IllegalArgumentException("Not a value: " + text);
        }
        return out.copy();
    }
}
