package eu.arete.lake.store;

import java.util.regex.Pattern;

/** A table of the lake: {@code dcir/ER_PRS_F}. Both parts are safe in a path, a URL and an SQL identifier. */
public record TableName(String dataset, String table) {

    private static final Pattern DATASET = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final Pattern TABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");

    public TableName {
        if (!DATASET.matcher(dataset).matches() || !TABLE.matcher(table).matches()) {
            throw new IllegalArgumentException("Not the name of a table: " + dataset + "/" + table);
        }
    }

    public static TableName parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("Not the name of a table: " + text);
        }
        return new TableName(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return dataset + "/" + table;
    }
}
