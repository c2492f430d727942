package eu.arete.hub.reidentification.internal;

import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.extraction.Extract;
import eu.arete.hub.extraction.Extracts;
import eu.arete.lake.engine.EngineColumn;
import eu.arete.lake.engine.EngineQuery;
import eu.arete.lake.engine.EngineResources;
import eu.arete.lake.engine.EngineSession;
import eu.arete.lake.engine.Limits;
import eu.arete.lake.engine.NamedTable;
import eu.arete.lake.engine.RowSink;
import eu.arete.lake.engine.embedded.EmbeddedEngine;
import eu.arete.lake.schema.Field;
import eu.arete.lake.store.Scratch;
import eu.arete.privacy.ProjectPseudonym;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a code stands in a project's extract: a request is about somebody the project has been given, or about nobody. */
@Component
public class ExtractLookup {
    private static final EngineResources RESOURCES = new EngineResources(256L << 20, 2);
    private static final Limits LIMITS = new Limits(Duration.ofMinutes(2), 1);

    private final Extracts extracts;
    private final Catalogue catalogue;
    private final Scratch memory;

    ExtractLookup(Extracts extracts, Catalogue catalogue, Scratch memory) {
        this.extracts = extracts;
        this.catalogue = catalogue;
        this.memory = memory;
    }

    public boolean holds(Extract extract, ProjectPseudonym code) {
        try (Scratch scratch = memory.within()) {
            extracts.open(extract, scratch);
            return extract.tables().stream().anyMatch(table -> holds(table, scratch, code));
        }
    }

    private boolean holds(Extract.Table table, Scratch scratch, ProjectPseudonym code) {
        List<String> coded = catalogue.dataset(table.dataset()).table(table.table()).stream()
                .flatMap(state -> state.schema().identifiers().stream())
                .map(Field::name)
                .filter(table.columns()::contains)
                .toList();
        if (coded.isEmpty()) {
            return false;
        }
        NamedTable named =
                new NamedTable(table.name(), List.of(scratch.directory().resolve(table.name() + ".parquet")));
        String in = String.join(
                ", ",
                coded.stream()
                        .map(column -> '"' + column.replace("\"", "\"\"") + '"')
                        .toList());
        // 32 hexadecimal digits: nothing to escape.
        String sql = "SELECT 1 FROM \"" + table.name() + "\" WHERE '" + code.hex() + "' IN (" + in + ") LIMIT 1";
        try (EngineSession session = new EmbeddedEngine().open(List.of(named), RESOURCES);
                EngineQuery query = session.prepare(sql, LIMITS)) {
            return query.run(NOTHING).rows() > 0;
        }
    }

    private static final RowSink NOTHING = new RowSink() {
        @Override
        public void columns(List<EngineColumn> columns) {
            // Only whether there is a row counts.
        }

        @Override
        public void row(List<@Nullable Object> values) {
            // Likewise.
        }
    };
}
