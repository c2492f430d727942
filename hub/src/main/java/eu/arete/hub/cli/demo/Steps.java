package eu.arete.hub.cli.demo;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says each step as it starts and what came of it, and keeps how long it took. */
final class Steps {
    /** A step's work; what it returns is told. */
    interface Work {
        String run() throws Exception;
    }

    private final PrintStream out;
    private final int total;
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    Steps(PrintStream out, int total) {
        this.out = out;
        this.total = total;
    }

    void step(String name, String title, Work work) throws Exception {
        out.printf("[%2d/%d] %-58s", seconds.size() + 1, total, title);
        out.flush();
        long start = System.nanoTime();
        String told = "failed";
        try {
            told = work.run();
        } finally {
            finished(name, System.nanoTime() - start, told);
        }
    }

    private void finished(String name, long nanoseconds, String told) {
        double spent = nanoseconds / 1e9;
        seconds.put(name, Math.round(spent * 1000) / 1000.0);
        out.printf(" %6.1f s  %s%n", spent, told);
    }

    Map<String, Double> seconds() {
        return seconds;
    }
}
