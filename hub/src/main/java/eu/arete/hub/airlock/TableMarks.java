package eu.arete.hub.airlock;

import java.util.List;
import java.util.Map;

/**
 * A table as people read it before it leaves: each cell as it would be released, with the rules it breaks.
 *
 * @param rows those of the table asked for in a preview; those of the release in a review
 * @param rowsLeftOut rows no cell of which may be shown: they are not in the release at all
 * @param broken how many cells of the table asked for break each rule
 */
public record TableMarks(
        List<String> dimensions,
        List<String> measures,
        List<Row> rows,
        long rowsAsked,
        long rowsLeftOut,
        Map<String, Long> broken,
        String policy) {

    /** @param levels one a dimension; empty for a missing value */
    public record Row(List<String> levels, List<Mark> cells) {}

    /**
     * @param asked the exact value; empty in what is kept and shown to reviewers
     * @param released as in the release: rounded, or {@code *} when hidden
     * @param hidden whether the release hides the cell
     * @param rules codes of the rules it breaks
     */
    public record Mark(String asked, String released, boolean hidden, List<String> rules) {}

    public TableMarks {
        dimensions = List.copyOf(dimensions);
        measures = List.copyOf(measures);
        rows = List.copyOf(rows);
        broken = Map.copyOf(broken);
    }
}
