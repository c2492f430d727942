package eu.arete.lake.extract;

import eu.arete.lake.engine.embedded.PrivateEngine;
import eu.arete.lake.schema.Field;
import eu.arete.lake.store.TableName;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Words of the engine's SQL made of ours: every name quoted, every value a literal. */
final class Sql {

    private Sql() {}

    static String name(String identifier) {
        return PrivateEngine.name(identifier);
    }

    static String text(String value) {
        return PrivateEngine.text(value);
    }

    /** The view of a table of the lake. */
    static String view(TableName table) {
        return name(table.toString());
    }

    /** The keys of the rows kept of a table, which others follow. */
    static String kept(TableName table) {
        return name("kept:" + table);
    }

    static String columns(String alias, List<String> columns) {
        return columns.stream().map(column -> alias + "." + name(column)).collect(Collectors.joining(", "));
    }

    static String list(Collection<String> texts) {
        return texts.stream().map(Sql::text).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Whether a day is in the plan's period. */
    static String within(String prefix, String day, ExtractPlan plan) {
        return prefix + name(day) + " BETWEEN DATE '" + plan.from() + "' AND DATE '" + plan.to() + "'";
    }

    /** Whether a row {@code alias} has a partner in {@code others}. */
    static String follows(String alias, Link link, String others) {
        return "EXISTS (SELECT 1 FROM " + others + " o WHERE " + on(alias, link) + ")";
    }

    /** When a row {@code o} is the one that a row {@code alias} follows. */
    static String on(String alias, Link link) {
        StringBuilder on = new StringBuilder();
        for (int i = 0; i < link.columns().size(); i++) {
            on.append(i == 0 ? "" : " AND ")
                    .append("o.")
                    .append(name(link.theirs().get(i)))
                    .append(" = ")
                    .append(alias)
                    .append('.')
                    .append(name(link.columns().get(i)));
        }
        return on.toString();
    }

    static String passes(String alias, Condition condition, Field field) {
        String column = alias + "." + name(condition.column());
        String type = field.sqlType();
        switch (condition.test()) {
            case STARTS_WITH:
                return condition.values().stream()
                        .map(prefix -> "starts_with(" + column + "::VARCHAR, " + text(prefix) + ")")
                        .collect(Collectors.joining(" OR ", "(", ")"));
            case IN:
                return condition.values().stream()
                        .map(value -> "CAST(" + text(value) + " AS " + type + ")")
                        .collect(Collectors.joining(", ", column + " IN (", ")"));
            default:
                return column + " BETWEEN CAST(" + text(condition.values().get(0)) + " AS " + type + ") AND CAST("
                        + text(condition.values().get(1)) + " AS " + type + ")";
        }
    }
}
