package eu.arete.hub.airlock.internal.query;

import static eu.arete.hub.airlock.internal.query.Scope.refuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads a FROM clause: tables of the extract, joined. */
final class FromReader {

    private static final Set<String> JOINS = Set.of("INNER", "LEFT");
    private static final Set<String> MANNERS = Set.of("REGULAR", "CROSS");

    private final ExtractSchema schema;
    private final List<Source> sources = new ArrayList<>();
    private final List<JsonNode> conditions = new ArrayList<>();

    private FromReader(ExtractSchema schema) {
        this.schema = schema;
    }

    static List<Source> read(JsonNode from, ExtractSchema schema) {
        FromReader reader = new FromReader(schema);
        reader.visit(from);
        Scope scope = new Scope(reader.sources);
        reader.conditions.forEach(scope::checkCondition);
        return List.copyOf(reader.sources);
    }

    private void visit(JsonNode node) {
        if (!node.path("sample").isNull()) {
            throw refuse("sql-clause", "TABLESAMPLE");
        }
        String type = node.path("type").asString("");
        if (type.equals("JOIN")) {
            visitJoin(node);
        } else if (type.equals("BASE_TABLE")) {
            visitTable(node);
        } else {
            throw refuse("sql-from", type.toLowerCase(Locale.ROOT).replace('_', ' '));
        }
    }

    private void visitJoin(JsonNode join) {
        String type = join.path("join_type").asString("");
        String manner = join.path("ref_type").asString("");
        if (!JOINS.contains(type) || !MANNERS.contains(manner)) {
            throw refuse("sql-join", manner.equals("REGULAR") ? type : manner);
        }
        if (!join.path("alias").asString("").isEmpty()) {
            throw refuse("sql-from", join.path("alias").asString(""));
        }
        visit(join.path("left"));
        visit(join.path("right"));
        if (!join.path("condition").isNull()) {
            conditions.add(join.path("condition"));
        }
    }

    private void visitTable(JsonNode node) {
        String name = node.path("table_name").asString("");
        boolean plain = node.path("qualified_name").path("path").size() == 1
                && node.path("column_name_alias").isEmpty()
                && node.path("at_clause").isNull();
        ExtractTable table = schema.table(name).orElseThrow(() -> refuse("sql-table", name, names()));
        if (!plain) {
            throw refuse("sql-from", name);
        }
        String alias = node.path("alias").asString("");
        String known = alias.isEmpty() ? table.name() : alias;
        if (known.toLowerCase(Locale.ROOT).startsWith(Scope.RESERVED)) {
            throw refuse("sql-name", known);
        }
        if (sources.stream().anyMatch(source -> source.alias().equalsIgnoreCase(known))) {
            throw refuse("sql-alias", known);
        }
        sources.add(new Source(sources.size() + 1, known, table));
    }

    private String names() {
        return String.join(
                ", ", schema.tables().stream().map(ExtractTable::name).toList());
    }
}
