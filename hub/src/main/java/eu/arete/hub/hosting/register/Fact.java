package eu.arete.hub.hosting.register;

import eu.arete.hub.hosting.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A fact as it is or was known.
 *
 * @param values by field, each as its {@link Shape} writes it
 * @param body canonical JSON of the values
 * @param recordedAt since when it is known
 * @param supersededAt until when it was taken for true; empty while it is
 * @param organisation of who declared it
 * @param auditor organisation of who checked it
 */
public record Fact(
        long id,
        String service,
        Kind kind,
        SortedMap<String, String> values,
        String body,
        Instant recordedAt,
        Optional<Instant> supersededAt,
        String organisation,
        Optional<String> auditor) {

    public Fact {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** The field's text; empty when it has none. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public boolean says(String field) {
        return Boolean.parseBoolean(value(field));
    }

    public Standing standing() {
        return Standing.valueOf(values.getOrDefault("standing", "claimed").toUpperCase(Locale.ROOT));
    }

    public Optional<LocalDate> from() {
        return Optional.ofNullable(values.get("from")).map(LocalDate::parse);
    }

    public Optional<LocalDate> until() {
        return Optional.ofNullable(values.get("until")).map(LocalDate::parse);
    }

    public boolean holdsOn(LocalDate day) {
        return from().map(first -> !day.isBefore(first)).orElse(true)
                && until().map(last -> !day.isAfter(last)).orElse(true);
    }

    public boolean isKnownAt(Instant moment) {
        return !moment.isBefore(recordedAt)
                && supersededAt.map(moment::isBefore).orElse(true);
    }
}
