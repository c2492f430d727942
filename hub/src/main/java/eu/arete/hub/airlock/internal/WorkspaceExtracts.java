package eu.arete.hub.airlock.internal;

import eu.arete.hub.access.Permit;
import eu.arete.hub.airlock.internal.query.ExtractColumn;
import eu.arete.hub.airlock.internal.query.ExtractColumn.Kind;
import eu.arete.hub.airlock.internal.query.ExtractSchema;
import eu.arete.hub.airlock.internal.query.ExtractTable;
import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.extraction.Extract;
import eu.arete.hub.extraction.Extracts;
import eu.arete.hub.site.Refused;
import eu.arete.hub.workspace.Workspaces;
import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.FieldType;
import eu.arete.lake.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A project's extract: described by the catalogue, asked in the project's own workspace. */
@Component
class WorkspaceExtracts implements ProjectExtracts {

    private final Catalogue catalogue;
    private final Extracts extracts;
    private final Workspaces workspaces;

    WorkspaceExtracts(Catalogue catalogue, Extracts extracts, Workspaces workspaces) {
        this.catalogue = catalogue;
        this.extracts = extracts;
        this.workspaces = workspaces;
    }

    @Override
    public ExtractSchema schema(Permit permit) {
        Extract extract = extracts.current(permit.id()).orElseThrow(() -> Refused.unavailable("airlock.no-extracts"));
        List<ExtractTable> tables = new ArrayList<>();
        for (Extract.Table table : extract.tables()) {
            catalogue
                    .find(table.dataset())
                    .flatMap(dataset -> dataset.table(table.table()))
                    .map(described -> described(table, described.schema(), extract.tables()))
                    .ifPresent(tables::add);
        }
        return new ExtractSchema(tables);
    }

    @Override
    public List<List<@Nullable String>> answer(Permit permit, String sql, int most) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (List<@Nullable Object> row : workspaces.answer(permit, sql, most).rows()) {
            List<@Nullable String> texts = new ArrayList<>(row.size());
            for (Object value : row) {
                texts.add(value == null ? null : value.toString());
            }
            rows.add(texts);
        }
        return rows;
    }

    private static ExtractTable described(Extract.Table table, TableSchema schema, List<Extract.Table> all) {
        List<ExtractColumn> columns = table.columns().stream()
                .flatMap(name -> schema.field(name).stream())
                .map(field -> new ExtractColumn(field.name(), kind(field)))
                .toList();
        List<ExtractTable.Key> keys = schema.foreignKeys().stream()
                .flatMap(key -> named(table.dataset(), key.table(), all).stream()
                        .map(name -> new ExtractTable.Key(key.fields(), name, key.references())))
                .toList();
        return new ExtractTable(table.name(), columns, schema.person(), schema.linkage(), keys);
    }

    /** What queries call a table of the catalogue, if the extract holds it. */
    private static Optional<String> named(String dataset, String table, List<Extract.Table> all) {
        return all.stream()
                .filter(other ->
                        other.dataset().equals(dataset) && other.table().equals(table))
                .map(Extract.Table::name)
                .findFirst();
    }

    private static Kind kind(Field field) {
        return switch (field.role()) {
            case IDENTIFIER -> Kind.IDENTIFIER;
            case PROFESSIONAL_IDENTIFIER -> Kind.PROFESSIONAL;
            case FREE_TEXT -> Kind.FREE_TEXT;
            default -> field.type() == FieldType.NUMBER ? Kind.NUMBER : Kind.OTHER;
        };
    }
}
