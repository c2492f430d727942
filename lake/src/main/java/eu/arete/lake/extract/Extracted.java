package eu.arete.lake.extract;

import eu.arete.lake.store.TableName;
import java.util.List;

/**
 * What an extraction gave.
 *
 * @param persons in the extract
 * @param opposed persons of the population who are not in it because they oppose; not to be shown but as the disclosure rules let it
 * @param withheld tables of the plan of which nothing could be taken, because no row of theirs can be brought to a person
 * @param risk how far its persons could be told apart
 */
public record Extracted(
        List<ExtractedTable> tables, long persons, long opposed, List<TableName> withheld, RiskReport risk) {

    public Extracted {
        tables = List.copyOf(tables);
        withheld = List.copyOf(withheld);
    }
}
