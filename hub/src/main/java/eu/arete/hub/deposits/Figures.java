package eu.arete.hub.deposits;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A checked file in figures, to be held against others of its table.
 *
 * @param rules findings by rule code
 * @param missing cells without a value, by column
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Figures(
        String file,
        long rows,
        long accepted,
        long rejected,
        Map<String, Long> rules,
        Map<String, Long> missing,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay) {
    public Figures {
        rules = rules == null ? Map.of() : Map.copyOf(rules);
        missing = missing == null ? Map.of() : Map.copyOf(missing);
    }

    public double rejectedShare() {
        return share(rejected);
    }

    /** Of all cells, when the table has so many columns. */
    public double missingShare(int columns) {
        return share(missing.values().stream().mapToLong(Long::longValue).sum()) / Math.max(1, columns);
    }

    public double missingShare(String column) {
        return share(missing.getOrDefault(column, 0L));
    }

    /** Findings of a rule, per row. */
    public double share(String rule) {
        return share(rules.getOrDefault(rule, 0L));
    }

    private double share(long count) {
        return rows == 0 ? 0 : (double) count / rows;
    }

    /** Days covered, first and last included; empty for a table without dates of care. */
    public OptionalDouble days() {
        return firstDay == null || lastDay == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(ChronoUnit.DAYS.between(firstDay, lastDay) + 1);
    }

    public Optional<LocalDate> first() {
        return Optional.ofNullable(firstDay);
    }

    public Optional<LocalDate> last() {
        return Optional.ofNullable(lastDay);
    }
}
