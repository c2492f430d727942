package eu.arete.hub.cli.move;

import java.time.Instant;
import java.util.Map;

/**
 * A reversibility drill, to be published: totals only, as counts and hashes of single tables could tell of persons.
 *
 * @param facts in the words of a proof's page
 * @param seconds of each phase
 * @param content one hash over the counts and hashes of all tables
 */
record DrillReport(
        String kind,
        Instant madeAt,
        boolean passed,
        Map<String, String> facts,
        Map<String, Double> seconds,
        String content,
        String checkpoint,
        Estimate estimate) {
    static final String KIND = "REVERSIBILITY_DRILL";

    /**
     * How long a hub of so many times the volume would take, if what depends on volume grows with it and the rest stays.
     *
     * @param fixedSeconds starting servers and hubs
     * @param variableSeconds of this volume
     */
    record Estimate(int times, double fixedSeconds, double variableSeconds, double seconds) {
        static Estimate of(int times, double fixed, double variable) {
            return new Estimate(times, rounded(fixed), rounded(variable), rounded(fixed + variable * times));
        }
    }

    static double rounded(double seconds) {
        return Math.round(seconds * 100) / 100.0;
    }
}
