package eu.arete.lake.upkeep;

import eu.arete.lake.engine.embedded.PrivateEngine;
import eu.arete.lake.extract.SourceTable;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.tables.LiveFile;
import eu.arete.privacy.Pseudonym;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The other codes of persons, found where rows link codes: by any chain of such rows, as an extraction finds who opposes. To be asked
 * before those rows go, for nothing tells afterwards.
 */
public final class KnownCodes {

    private final LakeStore store;
    private final Scratch scratch;
    private final Limits limits;

    public KnownCodes(LakeStore store, Scratch scratch, Limits limits) {
        this.store = store;
        this.scratch = scratch;
        this.limits = limits;
    }

    /**
     * @param sources every table of every dataset; rows deleted but still there are read too: they tell as well
     * @return for each person, all their codes, the given one among them
     */
    public Map<Pseudonym, Set<Pseudonym>> of(List<SourceTable> sources, Set<Pseudonym> persons)
            throws IOException, InterruptedException {
        try (Scratch within = scratch.within();
                PrivateEngine engine =
                        new PrivateEngine(within.directory(), limits.threads(), limits.memoryBytes(), true)) {
            ColumnDesk desk = new ColumnDesk(store, engine, within, limits.bandwidth());
            engine.codes("given", persons.stream().map(Pseudonym::hex).collect(Collectors.toSet()));
            engine.run(
                    "CREATE TEMP TABLE known AS SELECT code AS person, code FROM given;"
                            + " CREATE TEMP TABLE fresh AS FROM known; CREATE TEMP TABLE linked (person VARCHAR, code VARCHAR)");
            List<SourceTable> linking = sources.stream()
                    .filter(source -> source.schema().linkage().size() > 1)
                    .toList();
            while (engine.count("SELECT count(*) FROM fresh") > 0) {
                for (SourceTable table : linking) {
                    for (LiveFile file : table.files()) {
                        link(engine, desk, table.schema(), file);
                    }
                }
                engine.run("CREATE OR REPLACE TEMP TABLE fresh AS SELECT DISTINCT l.* FROM linked l ANTI JOIN known k"
                        + " ON k.person = l.person AND k.code = l.code;"
                        + " INSERT INTO known FROM fresh; DELETE FROM linked");
            }
            Map<Pseudonym, Set<Pseudonym>> codes = new HashMap<>();
            engine.each(
                    "SELECT person, code FROM known",
                    row -> codes.computeIfAbsent(new Pseudonym(row.getString(1)), person -> new HashSet<>())
                            .add(new Pseudonym(row.getString(2))));
            return codes;
        }
    }

    private static void link(PrivateEngine engine, ColumnDesk desk, TableSchema schema, LiveFile file)
            throws IOException, InterruptedException {
        try (ColumnDesk.Sheet sheet = desk.lay(file.file(), new LinkedHashSet<>(schema.linkage()))) {
            if (sheet.present().size() < 2) {
                return;
            }
            String all = PrivateEngine.names("t.", sheet.present());
            for (String column : sheet.present()) {
                engine.run("INSERT INTO linked SELECT * FROM (SELECT f.person, unnest([" + all + "]) AS code FROM "
                        + PrivateEngine.rowsOf(sheet.path()) + " t JOIN fresh f ON f.code = t."
                        + PrivateEngine.name(column) + ") WHERE code IS NOT NULL");
            }
        }
    }
}
