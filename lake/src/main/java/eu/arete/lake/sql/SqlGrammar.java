package eu.arete.lake.sql;

import eu.arete.lake.sql.SqlFault.Kind;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one query into the tree the engine's own parser makes of it, and writes such a tree back as SQL. Nothing is bound, planned or
 * run: the database behind it is empty, in memory, and closed to files, network and settings.
 */
public final class SqlGrammar implements AutoCloseable {

    /** Longer than any table of results needs. */
    public static final int MAX_LENGTH = 20_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Connection connection;

    public SqlGrammar() {
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:");
            try (Statement settings = connection.createStatement()) {
                settings.execute("SET autoinstall_known_extensions = false");
                settings.execute("SET autoload_known_extensions = false");
                settings.execute("SET threads = 1");
                settings.execute("SET memory_limit = '64MB'");
                settings.execute("SET enable_external_access = false");
                settings.execute("SET lock_configuration = true");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot open the SQL grammar", e);
        }
    }

    /** The tree of the one query in this text: its {@code node}, with every property the parser gives. */
    public synchronized JsonNode read(String sql) throws SqlFault {
        if (sql.length() > MAX_LENGTH) {
            throw new SqlFault(Kind.TOO_LONG, "more than " + MAX_LENGTH + " characters");
        }
        JsonNode root = tree(sql);
        if (root.path("error").asBoolean(true)) {
            boolean query = !root.path("error_type").asString("").equals("not implemented");
            throw new SqlFault(
                    query ? Kind.SYNTAX : Kind.NOT_A_QUERY,
                    root.path("error_message").asString("").lines().findFirst().orElse(""));
        }
        JsonNode statements = root.path("statements");
        if (statements.size() != 1) {
            throw new SqlFault(Kind.NOT_ONE_STATEMENT, Integer.toString(statements.size()));
        }
        return statements.get(0).path("node");
    }

    /** The SQL of a query's tree. */
    public synchronized String write(JsonNode node) {
        var root = JSON.createObjectNode();
        root.put("error", false);
        var statement = root.putArray("statements").addObject();
        statement.set("node", node);
        statement.putArray("named_param_map");
        try {
            return answer("SELECT json_deserialize_sql(?::JSON)", JSON.writeValueAsString(root));
        } catch (SQLException e) {
            throw new IllegalArgumentException("Not the tree of a query", e);
        }
    }

    private JsonNode tree(String sql) throws SqlFault {
        try {
            return JSON.readTree(answer("SELECT json_serialize_sql(?::VARCHAR)", sql));
        } catch (SQLException e) {
            throw new SqlFault(
                    Kind.SYNTAX,
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        } catch (JacksonException e) {
            throw new SqlFault(Kind.TOO_LONG, "nested too deep");
        }
    }

    private String answer(String question, String argument) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, argument);
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                return answer.getString(1);
            }
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot close the SQL grammar", e);
        }
    }
}
