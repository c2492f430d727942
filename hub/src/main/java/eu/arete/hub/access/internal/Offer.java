package eu.arete.hub.access.internal;

import eu.arete.hub.access.Precision;
import eu.arete.hub.procedures.Text;
import java.util.List;
import java.util.Optional;

/** The data one may apply for, as this room needs to know them: names, titles, and which variables could point to somebody. */
public interface Offer {

    List<DatasetOffer> datasets();

    default Optional<DatasetOffer> dataset(String name) {
        return datasets().stream()
                .filter(dataset -> dataset.name().equals(name))
                .findFirst();
    }

    record DatasetOffer(String name, Text titles, List<TableOffer> tables) {
        Optional<TableOffer> table(String named) {
            return tables.stream().filter(table -> table.name().equals(named)).findFirst();
        }
    }

    record TableOffer(String name, Text titles, List<VariableOffer> variables) {
        Optional<VariableOffer> variable(String named) {
            return variables.stream()
                    .filter(variable -> variable.name().equals(named))
                    .findFirst();
        }
    }

    /**
     * @param kind what it could give away
     * @param precisions how it may be given, the most precise first; empty when there is no choice
     */
    record VariableOffer(String name, Text titles, Kind kind, List<Precision> precisions) {

        public VariableOffer {
            precisions = List.copyOf(precisions);
        }

        /** To be given as it is. */
        public VariableOffer(String name, Text titles, Kind kind) {
            this(name, titles, kind, List.of());
        }
    }

    enum Kind {
        PLAIN,
        /** Designates a person; an extract holds the project's pseudonym in its place. */
        IDENTIFIER,
        /** A potential identifier (official list of the SNDS: commune, month of birth, exact dates…). */
        POTENTIAL_IDENTIFIER,
        PROFESSIONAL_IDENTIFIER
    }
}
