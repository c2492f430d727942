package eu.arete.lake.intake;

import eu.arete.lake.schema.ForeignKey;
import java.util.List;

/**
 * What was found of one foreign key in one deposit.
 *
 * @param table whose rows point to others
 * @param checked rows that have all of the key
 * @param orphans those of them whose parent is neither in the deposit nor in the lake
 * @param unchecked rows that no room was left to check: only a key whose table must itself bring the parents may have any
 * @param examples the first orphans, at most {@link #EXAMPLES}
 */
public record KeyFindings(
        String table, ForeignKey key, long checked, long orphans, long unchecked, List<Example> examples) {

    public static final int EXAMPLES = 20;

    /** Where an orphan is: physical line of a file, its header being line 1. */
    public record Example(String file, long line) {}

    public KeyFindings {
        examples = List.copyOf(examples);
    }

    /** Whether the description wants the deposit refused for it. */
    public boolean refusesDeposit() {
        return key.orphans() == ForeignKey.Orphans.REFUSE && orphans > key.tolerated() * checked;
    }

    /** The columns, as a report names them. */
    public String name() {
        return String.join(" ", key.fields());
    }
}
