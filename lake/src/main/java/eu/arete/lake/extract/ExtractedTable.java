package eu.arete.lake.extract;

import eu.arete.lake.store.TableName;
import java.nio.file.Path;
import java.util.List;

/**
 * A table of an extract, in the clear.
 *
 * @param file Parquet, in the scratch
 * @param rows taken, out of {@code available} in the lake
 * @param fingerprint of its rows, whatever their order ({@link #METHOD})
 */
public record ExtractedTable(
        TableName table, List<String> columns, Path file, long rows, long available, String fingerprint) {

    /**
     * The engine's 64-bit hash of each row: their sum, and the exclusive or of a second one, with the number of rows. Says whether two
     * extracts made by one version of the engine hold the same rows; it is no proof against somebody who makes rows up.
     */
    public static final String METHOD = "duckdb-row-hash-sum-xor-1";

    public ExtractedTable {
        columns = List.copyOf(columns);
    }
}
