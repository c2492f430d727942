package eu.arete.hub.airlock.internal;

import eu.arete.hub.access.Permit;
import eu.arete.hub.airlock.internal.query.ExtractColumn;
import eu.arete.hub.airlock.internal.query.ExtractSchema;
import eu.arete.hub.airlock.internal.query.ExtractTable;
import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Dataset;
import eu.arete.hub.extraction.Extract;
import eu.arete.hub.extraction.Extracts;
import eu.arete.hub.site.Refused;
import eu.arete.hub.workspace.Workspaces;
import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.FieldType;
import eu.arete.lake.schema.ForeignKey;
import eu.arete.lake.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The extracts as workspaces hold them, described by the catalogue; the airlock's queries run where the project's do. */
@Component
class WorkspaceExtracts implements ProjectExtracts {

    private final Extracts extracts;
    private final Catalogue catalogue;
    private final Workspaces workspaces;

    WorkspaceExtracts(Extracts extracts, Catalogue catalogue, Workspaces workspaces) {
        this.extracts = extracts;
        this.catalogue = catalogue;
        this.workspaces = workspaces;
    }

    @Override
    public ExtractSchema schema(Permit permit) {
        Extract extract = extracts.current(permit.id())
                .orElseThrow(() -> Refused.conflict("airlock.no-extract", permit.number()));
        return new ExtractSchema(extract.tables().stream()
                .map(table -> table(table, extract.tables()))
                .toList());
    }

    @Override
    public List<List<@Nullable String>> answer(Permit permit, String sql, int most) {
        return workspaces.answer(permit, sql, most).rows().stream()
                .map(WorkspaceExtracts::texts)
                .toList();
    }

    private static List<@Nullable String> texts(List<@Nullable Object> row) {
        List<@Nullable String> texts = new ArrayList<>();
        for (Object value : row) {
            texts.add(value == null ? null : value.toString());
        }
        return texts;
    }

    private ExtractTable table(Extract.Table table, List<Extract.Table> all) {
        TableSchema schema = catalogue
                .dataset(table.dataset())
                .table(table.table())
                .map(Dataset.TableState::schema)
                .orElseThrow(() -> new IllegalStateException("The catalogue does not describe " + table.table()));
        return new ExtractTable(
                table.name(),
                table.columns().stream().map(name -> column(name, schema)).toList(),
                schema.person(),
                schema.linkage(),
                schema.foreignKeys().stream()
                        .map(key -> key(key, table.dataset(), all))
                        .toList());
    }

    /** A table that the extract does not hold keeps its own name: the airlock then says what is missing. */
    private static ExtractTable.Key key(ForeignKey key, String dataset, List<Extract.Table> all) {
        String name = all.stream()
                .filter(other ->
                        other.dataset().equals(dataset) && other.table().equals(key.table()))
                .map(Extract.Table::name)
                .findFirst()
                .orElse(key.table());
        return new ExtractTable.Key(key.fields(), name, key.references());
    }

    /** A column the catalogue does not know is one nobody may show. */
    private static ExtractColumn column(String name, TableSchema schema) {
        return new ExtractColumn(
                name, schema.field(name).map(WorkspaceExtracts::kind).orElse(ExtractColumn.Kind.FREE_TEXT));
    }

    private static ExtractColumn.Kind kind(Field field) {
        return switch (field.role()) {
            case IDENTIFIER -> ExtractColumn.Kind.IDENTIFIER;
            case PROFESSIONAL_IDENTIFIER -> ExtractColumn.Kind.PROFESSIONAL;
            case FREE_TEXT -> ExtractColumn.Kind.FREE_TEXT;
            case QUASI_IDENTIFIER, PLAIN -> isQuantity(field) ? ExtractColumn.Kind.NUMBER : ExtractColumn.Kind.OTHER;
        };
    }

    /** A code written with digits is no quantity. */
    private static boolean isQuantity(Field field) {
        return field.codeList().isEmpty() && (field.type() == FieldType.INTEGER || field.type() == FieldType.NUMBER);
    }
}
