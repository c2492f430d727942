package eu.arete.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Times of a subject and of its baseline, taken in turns so that the machine's moods fall on both.
 *
 * @param subject seconds of each run
 * @param baseline seconds of each run
 */
public record Comparison(List<Double> subject, List<Double> baseline) {
    public Comparison {
        subject = List.copyOf(subject);
        baseline = List.copyOf(baseline);
    }

    /** Something that is timed. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException;

        /** The same work, with something to do before each run that is not timed. */
        default Work after(Work preparation) {
            Work timed = this;
            return new Work() {
                @Override
                public void prepare() throws IOException {
                    preparation.run();
                }

                @Override
                public void run() throws IOException {
                    timed.run();
                }
            };
        }

        /** Not timed. */
        default void prepare() throws IOException {}
    }

    /** Runs each once to warm up, then so many times in turns. */
    public static Comparison of(Work subject, Work baseline, int runs) throws IOException {
        seconds(subject);
        seconds(baseline);
        List<Double> subjects = new ArrayList<>();
        List<Double> baselines = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            baselines.add(seconds(baseline));
            subjects.add(seconds(subject));
        }
        return new Comparison(subjects, baselines);
    }

    public static double seconds(Work work) throws IOException {
        work.prepare();
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    public static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** How many times longer the subject takes than the baseline, by their medians. */
    public double ratio() {
        return median(subject) / median(baseline);
    }

    /** The last lines of a figure, for scripts: its medians, then its ratio. */
    public String result(String name, String baselineName) {
        return String.format(
                Locale.ROOT,
                "MEDIANS name=%s seconds=%.4f baseline=%s seconds=%.4f%nRESULT name=%s ratio=%.2f baseline=%s runs=%d",
                name,
                median(subject),
                baselineName,
                median(baseline),
                name,
                ratio(),
                baselineName,
                subject.size());
    }
}
