package eu.arete.lake.upkeep;

import eu.arete.lake.engine.embedded.PrivateEngine;
import eu.arete.lake.extract.SourceTable;
import eu.arete.lake.schema.Field;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.LiveFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Opens every file's columns of codes and looks for codes that must not be there: in rows that are deleted too, for those who hold the
 * file hold them.
 */
public final class CodeCheck {

    private final LakeStore store;
    private final Scratch scratch;
    private final Limits limits;

    public CodeCheck(LakeStore store, Scratch scratch, Limits limits) {
        this.store = store;
        this.scratch = scratch;
        this.limits = limits;
    }

    /**
     * What was seen of one file.
     *
     * @param columns of codes that it has, all of which were read
     * @param found rows with a code that must not be there
     */
    public record Seen(TableName table, LakeFile file, List<String> columns, long rows, long found) {
        public Seen {
            columns = List.copyOf(columns);
        }
    }

    public List<Seen> examine(List<SourceTable> sources, Set<String> codes, RowSearch.Watch watch)
            throws IOException, InterruptedException {
        List<Seen> all = new ArrayList<>();
        int files = sources.stream().mapToInt(source -> source.files().size()).sum();
        try (Scratch within = scratch.within();
                PrivateEngine engine =
                        new PrivateEngine(within.directory(), limits.threads(), limits.memoryBytes(), true)) {
            RowRule.OfPersons rule = new RowRule.OfPersons(codes);
            rule.prepare(engine);
            ColumnDesk desk = new ColumnDesk(store, engine, within, limits.bandwidth());
            for (SourceTable source : sources) {
                Set<String> wanted = source.schema().identifiers().stream()
                        .map(Field::name)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
                for (LiveFile file : source.files()) {
                    try (ColumnDesk.Sheet sheet = desk.lay(file.file(), wanted)) {
                        String rows = " FROM " + PrivateEngine.rowsOf(sheet.path()) + " t";
                        long found = rule.condition(source.schema(), sheet.present(), "t.")
                                .map(condition -> engine.count("SELECT count(*)" + rows + " WHERE " + condition))
                                .orElse(0L);
                        all.add(new Seen(
                                source.name(),
                                file.file(),
                                List.copyOf(sheet.present()),
                                engine.count("SELECT count(*)" + rows),
                                found));
                    }
                    watch.file(all.size(), files);
                }
            }
        }
        return all;
    }
}
