package eu.arete.lake.engine.embedded;

import eu.arete.lake.engine.EngineRefusal;
import eu.arete.lake.engine.EngineRefusal.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A statement as the engine's own parser understands it: the guard must never read SQL differently from what will run it. */
final class StatementTree {

    /** Twice what the engine's own parser accepts; far below what would exhaust a thread's stack. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(2_000)
                            .build())
                    .build())
            .build();

    private final Connection connection;

    StatementTree(Connection connection) {
        this.connection = connection;
    }

    /** The single query in {@code sql}, parsed and not run. */
    JsonNode parse(String sql) {
        JsonNode root = tree(sql);
        if (root.path("error").asBoolean(true)) {
            throw refusal(root);
        }
        JsonNode statements = root.path("statements");
        if (statements.size() != 1) {
            throw EngineRefusal.of(Reason.NOT_ONE_STATEMENT, Integer.toString(statements.size()));
        }
        return statements.get(0);
    }

    private JsonNode tree(String sql) {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT json_serialize_sql(?, skip_default := false, skip_empty := true, skip_null := true)")) {
            statement.setString(1, sql);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return JSON.readTree(result.getString(1));
            }
        } catch (SQLException e) {
            throw EngineRefusal.of(Reason.SYNTAX, EmbeddedQuery.firstLine(e));
        } catch (JacksonException e) {
            throw EngineRefusal.of(Reason.TOO_LONG, "nesting");
        }
    }

    private static EngineRefusal refusal(JsonNode root) {
        String message = root.path("error_message").asString("");
        if (root.path("error_type").asString("").equals("not implemented")) {
            return EngineRefusal.of(Reason.NOT_A_QUERY, "");
        }
        String position = root.path("position").asString("");
        int offset = position.matches("\\d{1,9}") ? Integer.parseInt(position) : -1;
        return EngineRefusal.at(Reason.SYNTAX, message.lines().findFirst().orElse(""), offset);
    }
}
