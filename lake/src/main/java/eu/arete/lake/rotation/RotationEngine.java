package eu.arete.lake.rotation;

import eu.arete.lake.engine.embedded.PrivateEngine;
import eu.arete.lake.tables.RowPositions;
import eu.arete.privacy.Recoding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rewrites one file. Codes are made in Java from the distinct ones, and joined.
 */
final class RotationEngine implements AutoCloseable {

    private static final String CODES = "codes";
    private static final String DELETED = "deleted";

    private final PrivateEngine engine;

    RotationEngine(Path scratch, int threads, long memoryBytes) {
        engine = new PrivateEngine(scratch, threads, memoryBytes, true);
    }

    /**
     * @param known the columns that the table has now: what a file has besides is not written again, and it may lack some
     * @param codes those of them that hold codes
     * @return the rows written
     */
    long rewrite(
            Path before, Path after, List<String> known, List<String> codes, RowPositions deleted, Recoding recoding) {
        List<String> columns = new ArrayList<>(engine.columns(before));
        columns.retainAll(known);
        List<String> coded = codes.stream().filter(columns::contains).toList();
        String rows = PrivateEngine.rowsOf(before);
        String distinct = coded.stream()
                .map(column -> "SELECT " + PrivateEngine.name(column) + " AS code FROM " + rows)
                .collect(Collectors.joining(" UNION ALL "));
        if (!coded.isEmpty()) {
            engine.recode("SELECT DISTINCT code FROM (" + distinct + ") WHERE code IS NOT NULL", CODES, recoding);
        }
        StringBuilder from = new StringBuilder(rows + " t");
        for (int i = 0; i < coded.size(); i++) {
            from.append(
                    " LEFT JOIN " + CODES + " m" + i + " ON m" + i + ".code = t." + PrivateEngine.name(coded.get(i)));
        }
        if (deleted.count() > 0) {
            engine.positions(DELETED, deleted);
            from.append(" ANTI JOIN " + DELETED + " d ON d.place = t.file_row_number");
        }
        String values = columns.stream()
                .map(column -> coded.contains(column)
                        ? "m" + coded.indexOf(column) + ".recoded AS " + PrivateEngine.name(column)
                        : "t." + PrivateEngine.name(column))
                .collect(Collectors.joining(", "));
        // Joins lose the order of rows, which is worth keeping: neighbours compress well, and periods prune.
        return engine.run("COPY (SELECT " + values + " FROM " + from + " ORDER BY t.file_row_number) TO "
                + PrivateEngine.text(after) + " (FORMAT parquet, COMPRESSION zstd)");
    }

    @Override
    public void close() {
        engine.close();
    }
}
