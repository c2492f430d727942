package eu.arete.bench;

import java.io.IOException;
import java.io.PrintStream;

/**
 * One thing measured against a named baseline, in the same run, on the same machine. Stateless.
 *
 * <p>It prints the medians it measured, then per figure one line {@link Comparison#result}. To add one: implement this
 * and name it in {@link Benchmarks}.
 */
public interface Benchmark {
    /** What one types after {@code ./arete bench}. */
    String name();

    /** One line for the list of benchmarks. */
    String summary();

    /** The options it knows, with their defaults, a line each. */
    String options();

    /**
     * @throws Usage if the options make no sense
     * @throws IOException if the machine fails, with a message for whoever runs it
     */
    void run(Options options, PrintStream out) throws IOException;
}
