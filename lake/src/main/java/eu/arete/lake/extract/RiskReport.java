package eu.arete.lake.extract;

import eu.arete.lake.store.TableName;
import java.util.List;
import java.util.Optional;

/**
 * How far the persons of an extract could be told apart by the potential identifiers granted. Exact numbers about persons: nobody is
 * shown them but as the disclosure rules let them out.
 *
 * @param tables those that hold potential identifiers
 * @param combined by all that is constant for a person, over all tables; empty when no potential identifier was granted
 * @param lowering what {@code combined} would be, were one column given otherwise
 * @param facts persons who are alone with so many known facts of care
 */
public record RiskReport(List<Table> tables, Optional<Classes> combined, List<Lowered> lowering, List<Facts> facts) {

    public static final RiskReport NOTHING = new RiskReport(List.of(), Optional.empty(), List.of(), List.of());

    public RiskReport {
        tables = List.copyOf(tables);
        lowering = List.copyOf(lowering);
        facts = List.copyOf(facts);
    }

    /**
     * Persons, in classes of those who cannot be told apart.
     *
     * @param smallest how many persons are in the smallest class; 0 when there is nobody
     * @param inSmall how many are in classes smaller than the bound
     * @param unique how many are alone in theirs
     */
    public record Classes(long persons, long smallest, long inSmall, long unique) {}

    /**
     * @param constant the potential identifiers that tell of the person: these make the classes
     * @param varying those that change from one row of a person to the next: {@link Facts} tell of such
     */
    public record Table(TableName table, List<String> constant, List<String> varying, Classes classes) {

        public Table {
            constant = List.copyOf(constant);
            varying = List.copyOf(varying);
        }
    }

    /** @param given how precisely, or empty: not at all */
    public record Lowered(TableName table, String column, Optional<Precision> given, Classes classes) {}

    /**
     * @param points known of each person
     * @param tried persons who were looked for by that many facts of theirs
     * @param unique of them, who are the only one with these facts
     * @param among persons whose facts were compared; fewer than all when these are too many, and then among all fewer are unique
     */
    public record Facts(int points, long tried, long unique, long among) {}
}
