package eu.arete.hub.hosting.gate;

import eu.arete.hub.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rules of the gate, read from {@code hosting/gate-policy.json}.
 *
 * @param sha256 of the file's bytes
 * @param warnings how long before its end a rule that is met begins to warn, longest first
 */
public record GatePolicy(
        String version, String sha256, ZoneId zone, List<TemporalAmount> warnings, List<PolicyRule> rules) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public GatePolicy {
        warnings = List.copyOf(warnings);
        rules = List.copyOf(rules);
        rules.forEach(rule -> Check.named(rule.check()));
    }

    private record Declared(String version, String zone, List<String> warnings, List<PolicyRule> rules) {}

    /** The policy that this build applies. */
    public static GatePolicy current() {
        try (InputStream declared = GatePolicy.class.getResourceAsStream("/hosting/gate-policy.json")) {
            if (declared == null) {
                throw new IllegalStateException("This build has no policy for its gate");
            }
            return read(declared.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the policy of the gate", e);
        }
    }

    static GatePolicy read(byte[] json) {
        Declared declared = JSON.readValue(json, Declared.class);
        return new GatePolicy(
                declared.version(),
                Sha256.of(json),
                ZoneId.of(declared.zone()),
                declared.warnings().stream().map(Parameters::amountOf).toList(),
                declared.rules());
    }

    public Optional<PolicyRule> rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** The first instant after this day. */
    Instant endOf(LocalDate day) {
        return startOf(day.plusDays(1));
    }

    Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    LocalDate dayOf(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    /** That much later, by the calendar of the zone. */
    Instant after(Instant moment, TemporalAmount amount) {
        return moment.atZone(zone).plus(amount).toInstant();
    }

    Instant before(Instant moment, TemporalAmount amount) {
        return moment.atZone(zone).minus(amount).toInstant();
    }
}
