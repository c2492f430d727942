package eu.arete.lake.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table as a session shall see it.
 *
 * @param name letters, digits and underscores; compared without regard to case
 * @param files Parquet files of the same columns, together the table's rows; at least one
 */
public record NamedTable(String name, List<Path> files) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

    public NamedTable {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Cannot name a table \"" + name + "\": use letters, digits and underscores");
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("Cannot open table " + name + " without files");
        }
        files = List.copyOf(files);
    }
}
