package eu.arete.lake.tables.iceberg;

import eu.arete.lake.store.TableName;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.apache.iceberg.jdbc.JdbcClientPool;

/**
 * The catalogue of tables in the hub's database, by whatever connection the source gives: that of the caller's transaction, if there is
 * one. No connection is kept, and no statement is tried twice, for after an error PostgreSQL does nothing more in a transaction.
 */
final class Records extends JdbcClientPool {

    /** The name of our catalogue in the library's tables. */
    static final String CATALOG = "arete";

    private static final String TABLES = "iceberg_tables";
    private static final String NAMESPACES = "iceberg_namespace_properties";
    private static final String WHERE =
            " FROM " + TABLES + " WHERE catalog_name = '" + CATALOG + "' AND table_namespace = ? AND table_name = ?";

    private final DataSource source;
    private final UnaryOperator<String> qualified;

    /** @param schema of the database, in which the library's tables are */
    Records(DataSource source, String schema) {
        super(1, "", Map.of());
        this.source = source;
        // The library names its tables bare.
        qualified = sql -> sql.replaceAll("\\b(" + TABLES + "|" + NAMESPACES + ")\\b", schema + ".$1");
    }

    @Override
    public <R> R run(Action<R, Connection, SQLException> action) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return action.run(qualifying(connection));
        }
    }

    @Override
    public <R> R run(Action<R, Connection, SQLException> action, boolean retry) throws SQLException {
        return run(action);
    }

    /** Where the description of a table lies now; empty when there is no such table. */
    Optional<String> location(TableName table) {
        return query("SELECT metadata_location" + WHERE, table.dataset(), table.table()).stream()
                .findFirst();
    }

    /** The same, which nobody changes before the caller's transaction ends. */
    Optional<String> lock(TableName table) {
        return query("SELECT metadata_location" + WHERE + " FOR UPDATE", table.dataset(), table.table()).stream()
                .findFirst();
    }

    /** Where the description of each table lies. */
    Map<TableName, String> locations() {
        Map<TableName, String> locations = new HashMap<>();
        query(
                "SELECT metadata_location, table_namespace, table_name FROM " + TABLES + " WHERE catalog_name = '"
                        + CATALOG + "'",
                row -> locations.put(new TableName(row.getString(2), row.getString(3)), row.getString(1)));
        return locations;
    }

    private List<String> query(String sql, String... parameters) {
        List<String> found = new ArrayList<>();
        query(sql, row -> found.add(row.getString(1)), parameters);
        return found;
    }

    /** What is done with a row. */
    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void query(String sql, Row each, String... parameters) {
        try {
            run(connection -> {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    for (int i = 0; i < parameters.length; i++) {
                        statement.setString(i + 1, parameters[i]);
                    }
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            each.read(rows);
                        }
                    }
                }
                return sql;
            });
        } catch (SQLException e) {
            throw new IllegalStateException("The catalogue of tables does not answer", e);
        }
    }

    private Connection qualifying(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Records.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    Object[] given = arguments;
                    if (method.getName().equals("prepareStatement") && given[0] instanceof String sql) {
                        given = given.clone();
                        given[0] = qualified.apply(sql);
                    }
                    try {
                        return method.invoke(connection, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
