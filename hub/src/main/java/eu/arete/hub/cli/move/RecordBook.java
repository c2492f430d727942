package eu.arete.hub.cli.move;

import eu.arete.hub.cli.Told;
import eu.arete.hub.cli.move.Contents.SequenceContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.postgresql.PGConnection;

/**
 * All rooms' records, table by table, by what the server itself says of them: no room is known here by name. One transaction,
 * that of the connection.
 */
final class RecordBook {
    private static final String HISTORY = "flyway_schema_history";

    private final Connection connection;

    /** @param connection not in auto-commit */
    RecordBook(Connection connection) throws SQLException {
        this.connection = connection;
        // The form of values must be that of every server: the hash is of these bytes.
        for (String setting : List.of(
                "datestyle = 'ISO, YMD'",
                "intervalstyle = 'postgres'",
                "timezone = 'UTC'",
                "bytea_output = 'hex'",
                "extra_float_digits = 1",
                "lc_monetary = 'C'")) {
            execute("set local " + setting);
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The rooms that have records here and the version of their schemas, by name. */
    Map<String, String> migrations() throws SQLException {
        Map<String, String> versions = new TreeMap<>();
        for (String schema : strings(
                "select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relname = '"
                        + HISTORY + "' and c.relkind = 'r' order by 1")) {
            List<String> version = strings("select version from " + Table.quoted(schema) + "." + HISTORY
                    + " where version is not null and success order by installed_rank desc limit 1");
            versions.put(schema, version.isEmpty() ? "0" : version.get(0));
        }
        return versions;
    }

    /** What each migration was, to be compared between two servers. */
    List<String> history(Collection<String> rooms) throws SQLException {
        List<String> all = new ArrayList<>();
        for (String room : rooms) {
            all.addAll(strings("select '" + room + " ' || version || ' ' || coalesce(checksum::text, '') from "
                    + Table.quoted(room) + "." + HISTORY + " where version is not null order by installed_rank"));
        }
        return all;
    }

    /** The tables of these rooms, each after those it refers to. */
    List<Table> tables(Collection<String> rooms) throws SQLException {
        Map<Long, Table> tables = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select c.oid, n.nspname, c.relname
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = any (?) and c.relkind in ('r', 'p') and not c.relispartition
                order by n.nspname collate "C", c.relname collate "C"
                """)) {
            select.setArray(1, connection.createArrayOf("text", rooms.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    long oid = rows.getLong(1);
                    tables.put(oid, table(oid, rows.getString(2), rows.getString(3)));
                }
            }
        }
        return inOrder(tables);
    }

    private Table table(long oid, String schema, String name) throws SQLException {
        List<String> columns = strings("select attname from pg_attribute where attrelid = " + oid
                + " and attnum > 0 and not attisdropped and attgenerated = '' order by attnum");
        // A primary key orders rows; text by its bytes, as locales differ between servers.
        List<String> order = strings("""
                select quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end
                from pg_index i
                cross join lateral unnest(i.indkey::int[]) with ordinality k (attnum, place)
                join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
                where i.indisprimary and i.indrelid = %d
                order by k.place
                """.formatted(oid));
        if (order.isEmpty()) {
            order = columns.stream()
                    .map(column -> Table.quoted(column) + "::text collate \"C\" nulls first")
                    .toList();
        }
        return new Table(schema, name, columns, order);
    }

    private List<Table> inOrder(Map<Long, Table> tables) throws SQLException {
        Map<Long, Set<Long>> needs = new LinkedHashMap<>();
        tables.keySet().forEach(oid -> needs.put(oid, new LinkedHashSet<>()));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select conrelid, confrelid from pg_constraint where contype = 'f' and conrelid <> confrelid")) {
            while (rows.next()) {
                Set<Long> needed = needs.get(rows.getLong(1));
                if (needed != null) {
                    needed.add(rows.getLong(2));
                }
            }
        }
        List<Table> ordered = new ArrayList<>();
        while (!needs.isEmpty()) {
            List<Long> ready = needs.entrySet().stream()
                    .filter(entry -> entry.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("Tables refer to each other in a circle: " + needs.keySet());
            }
            for (Long oid : ready) {
                ordered.add(tables.get(oid));
                needs.remove(oid);
                needs.values().forEach(needed -> needed.remove(oid));
            }
        }
        return ordered;
    }

    List<SequenceContent> sequences(Collection<String> rooms) throws SQLException {
        List<SequenceContent> sequences = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select schemaname, sequencename from pg_sequences where schemaname = any (?) order by 1, 2")) {
            select.setArray(1, connection.createArrayOf("text", rooms.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sequences.add(sequence(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return sequences;
    }

    private SequenceContent sequence(String schema, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select last_value, is_called from " + Table.quoted(schema) + "." + Table.quoted(name))) {
            row.next();
            return new SequenceContent(schema, name, row.getLong(1), row.getBoolean(2));
        }
    }

    void set(SequenceContent sequence) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
            set.setString(1, Table.quoted(sequence.schema()) + "." + Table.quoted(sequence.name()));
            set.setLong(2, sequence.value());
            set.setBoolean(3, sequence.called());
            set.execute();
        }
    }

    /** Writes a table's rows in their canonical form and order; returns how many. */
    long copyOut(Table table, OutputStream out) throws SQLException, IOException {
        return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(table.copyOut(), out);
    }

    long copyIn(Table table, InputStream in) throws SQLException, IOException {
        return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(table.copyIn(), in, 1 << 16);
    }

    /** How many rows a table has, and their hash, whatever their physical order. */
    Counted count(Table table) throws SQLException, IOException {
        HashingStream hash = new HashingStream(OutputStream.nullOutputStream());
        long rows = copyOut(table, hash);
        return new Counted(rows, hash.sha256());
    }

    record Counted(long rows, String sha256) {}

    boolean hasSchema(String name) throws SQLException {
        return strings("select nspname from pg_namespace").contains(name);
    }

    String serverVersion() throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion();
    }

    /** Other programs connected to this database: a hub at work, or somebody's console. */
    void refuseCompany() throws SQLException {
        List<String> others = strings("select distinct coalesce(nullif(application_name, ''), 'a program') from"
                + " pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
                + " and backend_type = 'client backend'");
        if (!others.isEmpty()) {
            throw new Told("the database is in use (" + String.join(", ", others)
                    + "): stop the hub and whatever else is connected to it, then try again");
        }
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
