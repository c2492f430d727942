package eu.arete.lake.engine.embedded;

import eu.arete.lake.engine.EngineQuery;
import eu.arete.lake.engine.EngineRefusal;
import eu.arete.lake.engine.EngineRefusal.Reason;
import eu.arete.lake.engine.EngineSession;
import eu.arete.lake.engine.Limits;
import eu.arete.lake.engine.TableShape;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

final class EmbeddedSession implements EngineSession {

    private final Connection connection;
    private final List<TableShape> tables;
    private final SqlGuard guard;

    EmbeddedSession(Connection connection, List<TableShape> tables) {
        this.connection = connection;
        this.tables = List.copyOf(tables);
        Set<String> names = tables.stream()
                .map(table -> table.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        this.guard = new SqlGuard(new StatementTree(connection), AllowedFunctions.read(), names);
    }

    @Override
    public List<TableShape> tables() {
        return tables;
    }

    @Override
    public EngineQuery prepare(String sql, Limits limits) {
        guard.check(sql);
        PreparedStatement statement;
        try {
            // A statement is closed by its first error, so each query gets its own.
            statement = connection.prepareStatement(atMost(limits.rows() + 1, sql));
        } catch (SQLException e) {
            throw EngineRefusal.of(Reason.WRONG, EmbeddedQuery.firstLine(e));
        }
        return new EmbeddedQuery(statement, limits);
    }

    /**
     * The engine keeps a result whole in its memory (its streaming mode loses the reason of a failure), so it must not make more
     * rows than will be read. What cannot stand in parentheses (a comment after the semicolon) runs as it is.
     */
    private String atMost(long rows, String sql) {
        String bare = sql.strip();
        while (bare.endsWith(";")) {
            bare = bare.substring(0, bare.length() - 1).strip();
        }
        String bounded = "SELECT * FROM (\n" + bare + "\n) LIMIT " + rows;
        return guard.passes(bounded) ? bounded : sql;
    }

    @Override
    public void close() {
        EmbeddedEngine.close(connection);
    }
}
