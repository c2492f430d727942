package eu.arete.lake.schema;

import java.util.List;

/**
 * A rule between the fields of one row: where all of {@code when} holds, nothing of {@code require} may be false.
 *
 * @param name short, told in delivery reports: {@code end-not-before-start}
 */
public record RowRule(String name, Bilingual why, List<RowCondition> when, List<RowCondition> require) {

    public RowRule {
        when = List.copyOf(when);
        require = List.copyOf(require);
    }
}
