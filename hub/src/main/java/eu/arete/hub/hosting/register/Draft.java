package eu.arete.hub.hosting.register;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A fact as somebody declares it, before it is known.
 *
 * @param place in what was sent, as {@code certifications[2]}
 * @param values by field, each as its {@link Shape} writes it
 */
record Draft(Kind kind, String place, SortedMap<String, String> values) {
    Draft {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    String value(String field) {
        return values.getOrDefault(field, "");
    }

    Optional<LocalDate> date(String field) {
        return Optional.ofNullable(values.get(field)).map(LocalDate::parse);
    }

    /** The one text by which facts are compared and hashed. */
    String body() {
        return CanonicalJson.of(kind, values);
    }

    Draft with(String field, String value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(field, value);
        return new Draft(kind, place, new TreeMap<>(more));
    }
}
