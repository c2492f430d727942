package eu.arete.hub.cli.move;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/** Says what is being done, and how long each part took. */
public final class Phases {
    private final PrintStream out;
    private final LongSupplier nanos;
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private double fixed;

    public Phases(PrintStream out) {
        this(out, System::nanoTime);
    }

    Phases(PrintStream out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
    }

    /** A part of the work; what it returns is told beside its time. */
    interface Part<T> {
        T run() throws IOException, SQLException;
    }

    <T> T in(String name, Part<T> part) throws IOException, SQLException {
        long begun = nanos.getAsLong();
        T result = part.run();
        double took = (nanos.getAsLong() - begun) / 1e9;
        seconds.merge(name, took, Double::sum);
        out.printf(Locale.ROOT, "  %-34s %8.2f s  %s%n", name, took, result);
        return result;
    }

    /** A part that takes as long whatever the volume, and has nothing to tell. */
    <T> T fixed(String name, Part<T> part) throws IOException, SQLException {
        long begun = nanos.getAsLong();
        T result = part.run();
        double took = (nanos.getAsLong() - begun) / 1e9;
        seconds.merge(name, took, Double::sum);
        fixed += took;
        out.printf(Locale.ROOT, "  %-34s %8.2f s%n", name, took);
        return result;
    }

    /** Of all, what does not grow with the volume. */
    double fixedSeconds() {
        return fixed;
    }

    public Map<String, Double> seconds() {
        return seconds;
    }

    public double total() {
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
