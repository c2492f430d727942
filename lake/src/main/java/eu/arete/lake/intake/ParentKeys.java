package eu.arete.lake.intake;

import eu.arete.lake.schema.TableSchema;
import java.io.IOException;
import java.util.List;

/** The keys that the rows of one table have: those of this deposit as they are accepted, those of the lake when they are asked for. */
final class ParentKeys implements AutoCloseable {

    private final TableSchema table;
    private final List<String> columns;
    private final LakeKeys lake;
    private final long[] secrets;
    private final KeySet keys;
    private boolean withLake;

    ParentKeys(TableSchema table, List<String> columns, LakeKeys lake, long[] secrets, KeyRoom room) {
        this.table = table;
        this.columns = List.copyOf(columns);
        this.lake = lake;
        this.secrets = secrets;
        keys = new KeySet(room);
    }

    String table() {
        return table.name();
    }

    List<String> columns() {
        return columns;
    }

    /** Adds the key of an accepted row; both numbers are zero where a value is missing. */
    void add(long high, long low) throws IOException {
        if ((high | low) != 0) {
            keys.add(high, low);
        }
    }

    boolean contains(long high, long low) throws IOException {
        return keys.contains(high, low);
    }

    boolean isWithLake() {
        return withLake;
    }

    /** Brings the keys of the lake's rows into the set, once. */
    void bringLake() throws IOException {
        if (!withLake) {
            lake.each(table, columns, secrets, keys::add);
            withLake = true;
        }
    }

    /** Passes over the keys of the lake's rows without keeping them. */
    void passOverLake(LakeKeys.Reader reader) throws IOException {
        lake.each(table, columns, secrets, reader);
    }

    @Override
    public void close() throws IOException {
        keys.close();
    }
}
