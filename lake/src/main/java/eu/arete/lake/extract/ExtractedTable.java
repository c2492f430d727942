package eu.arete.lake.extract;

import eu.arete.lake.store.TableName;
import java.nio.file.Path;
import java.util.List;

/**
 * A table of an extract, in the clear.
 *
 * @param file Parquet, in the scratch
 * @param rows taken, out of {@code available} in the lake
 */
public record ExtractedTable(TableName table, List<String> columns, Path file, long rows, long available) {

    public ExtractedTable {
        columns = List.copyOf(columns);
    }
}
