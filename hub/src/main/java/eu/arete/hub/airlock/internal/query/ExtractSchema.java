package eu.arete.hub.airlock.internal.query;

import java.util.List;
import java.util.Optional;

/** The tables of one extract. */
public record ExtractSchema(List<ExtractTable> tables) {

    public ExtractSchema {
        tables = List.copyOf(tables);
    }

    Optional<ExtractTable> table(String named) {
        return tables.stream()
                .filter(table -> table.name().equalsIgnoreCase(named))
                .findFirst();
    }

    /** The table whose rows tie the several codes of a person to one, if the extract holds it with two of them at least. */
    Optional<ExtractTable> linkage() {
        return tables.stream()
                .filter(table -> table.personHeld().isPresent())
                .filter(table -> table.linkage().stream()
                                .filter(column -> table.column(column).isPresent())
                                .count()
                        > 1)
                .findFirst();
    }
}
