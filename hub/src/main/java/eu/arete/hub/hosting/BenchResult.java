package eu.arete.hub.hosting;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the hub's own workload took on one host, by {@code ./arete hosting bench}, with all that is needed to judge it and to make it
 * again: machine, versions, every timing, every line of the price.
 *
 * @param host what the one who ran it says of the offer; nothing checks it
 * @param submittedBy an organisation or a pen name, never an address
 */
public record BenchResult(
        String format,
        Instant madeAt,
        String submittedBy,
        Offer host,
        Workload workload,
        Machine machine,
        List<Measured> measures,
        Prices prices) {
    public static final String FORMAT = "arete-bench-result/1";

    /** Most bytes of one. */
    public static final int LONGEST = 64 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** @param place country or region, in the provider's words */
    public record Offer(String provider, String service, String place, String note) {}

    /** The same version and seed make the same data everywhere; the same sizes make results comparable. */
    public record Workload(int version, long seed, int rows, int persons, int megabytes, int runs) {}

    /** No host name, no serial number, no address. */
    public record Machine(
            String cpu,
            int cores,
            long memoryBytes,
            String kernel,
            String architecture,
            String disk,
            String java,
            String hub,
            String postgresql,
            String duckdb) {}

    /**
     * One kind of work.
     *
     * @param work how much, in the kind's unit ({@link Work})
     * @param seconds of each run, in the order they were made
     * @param absent why it was not measured; null when it was
     */
    public record Measured(
            String name,
            long work,
            List<Double> seconds,
            @Nullable String absent) {
        public Measured {
            seconds = List.copyOf(seconds);
        }

        public double median() {
            List<Double> sorted = seconds.stream().sorted().toList();
            int middle = sorted.size() / 2;
            return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        }

        public double fastest() {
            return seconds.stream().min(Comparator.naturalOrder()).orElse(0.0);
        }

        public double slowest() {
            return seconds.stream().max(Comparator.naturalOrder()).orElse(0.0);
        }
    }

    /** @param currency ISO 4217 */
    public record Prices(String currency, List<PriceLine> lines) {
        public Prices {
            lines = List.copyOf(lines);
        }

        /** What an hour of this machine costs; empty when no price was given. */
        public Optional<Double> perHour() {
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(lines.stream().mapToDouble(PriceLine::perHour).sum());
        }
    }

    public BenchResult {
        measures = List.copyOf(measures);
    }

    public Optional<Measured> measured(Work work) {
        return measures.stream()
                .filter(measure -> measure.name().equals(work.code()) && measure.absent() == null)
                .findFirst();
    }

    /** Price of an hour × time of a unit; in the prices' currency, for {@link Work#scale} units. */
    public Optional<Double> cost(Work work) {
        Optional<Measured> measured = measured(work);
        Optional<Double> hour = prices.perHour();
        return measured.isEmpty() || hour.isEmpty()
                ? Optional.empty()
                : Optional.of(hour.get()
                        * measured.get().median()
                        / 3600
                        * work.scale()
                        / measured.get().work());
    }

    /** Indented JSON with a line feed at its end. */
    public String text() {
        return JSON.writeValueAsString(this).replace("\r\n", "\n") + "\n";
    }

    /** @throws NotAResult saying what is wrong with it */
    public static BenchResult parse(String text) {
        if (text.length() > LONGEST) {
            throw new NotAResult("it is longer than " + LONGEST + " characters");
        }
        try {
            BenchResult result = JSON.readValue(text, BenchResult.class);
            if (result == null) {
                throw new NotAResult("it is empty");
            }
            BenchResultRules.check(result);
            return result;
        } catch (JacksonException | NullPointerException e) {
            throw new NotAResult("it is not JSON of the form " + FORMAT + ", or a field is missing or unknown");
        }
    }

    /** The text is not a result, or not one that may be shown. */
    public static final class NotAResult extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        NotAResult(String message) {
            super(message);
        }
    }
}
