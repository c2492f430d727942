package eu.arete.hub.catalogue;

import eu.arete.hub.hosting.Nature;
import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.TableSchema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A dataset as it stands.
 *
 * @param version grows by one with each description and each accepted deposit
 * @param tables in the descriptor's order
 */
public record Dataset(DatasetDescriptor descriptor, long version, Instant describedAt, List<TableState> tables) {
    public Dataset {
        tables = List.copyOf(tables);
    }

    public String name() {
        return descriptor.name();
    }

    /** Real unless its description says otherwise; it does not change once data were deposited. */
    public Nature nature() {
        return descriptor.synthetic() ? Nature.SYNTHETIC : Nature.REAL;
    }

    public Optional<TableState> table(String name) {
        return tables.stream()
                .filter(table -> table.schema().name().equals(name))
                .findFirst();
    }

    public long rows() {
        return tables.stream().mapToLong(TableState::rows).sum();
    }

    public long rejected() {
        return tables.stream().mapToLong(TableState::rejected).sum();
    }

    public Optional<LocalDate> firstDay() {
        return tables.stream().flatMap(table -> table.firstDay().stream()).min(Comparator.naturalOrder());
    }

    public Optional<LocalDate> lastDay() {
        return tables.stream().flatMap(table -> table.lastDay().stream()).max(Comparator.naturalOrder());
    }

    /**
     * A table and what was accepted of it.
     *
     * @param firstDay the earliest date of care, when the table has one
     */
    public record TableState(
            TableSchema schema, long rows, long rejected, Optional<LocalDate> firstDay, Optional<LocalDate> lastDay) {}
}
