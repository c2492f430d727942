package eu.arete.hub.hosting.results;

import eu.arete.hub.hosting.BenchResult;
import eu.arete.hub.hosting.BenchResult.Machine;
import eu.arete.hub.hosting.BenchResult.Measured;
import eu.arete.hub.hosting.BenchResult.Offer;
import eu.arete.hub.hosting.BenchResult.Prices;
import eu.arete.hub.hosting.BenchResult.Workload;
import eu.arete.hub.hosting.PriceLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Results of invented hosts. */
final class ResultSamples {
    private ResultSamples() {}

    static BenchResult of(String provider, double perHour, double seconds) {
        return result(provider, seconds, List.of(line("hour", perHour)));
    }

    static BenchResult unpriced(String provider) {
        return result(provider, 1, List.of());
    }

    static PriceLine line(String unit, double price) {
        return new PriceLine(
                "machine of 2 cores", 1, unit, price, "https://example.org/prices", LocalDate.of(2026, 1, 5));
    }

    private static BenchResult result(String provider, double seconds, List<PriceLine> lines) {
        return new BenchResult(
                BenchResult.FORMAT,
                Instant.parse("2026-01-10T08:00:00Z"),
                "A test",
                new Offer(provider, "Small machine", "FR", ""),
                new Workload(1, 1, 100_000, 200, 64, 3),
                new Machine("CPU X", 2, 1L << 33, "Linux 6.1", "amd64", "ext4", "17", "0.1", "18", "1.4"),
                List.of(
                        new Measured("intake", 100_000, List.of(seconds, seconds * 0.9, seconds * 1.2), null),
                        new Measured("log", 20_000, List.of(0.1, 0.2, 0.3), null),
                        new Measured("object-store", 0, List.of(), "no object store was given")),
                new Prices("EUR", lines));
    }
}
