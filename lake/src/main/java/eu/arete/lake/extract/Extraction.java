package eu.arete.lake.extract;

import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.store.TableName;
import eu.arete.privacy.ProjectStage;
import eu.arete.privacy.Pseudonym;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Carries out one {@link ExtractPlan}. A row is taken when its person is of the population and does not oppose, nothing in it is a
 * code of somebody who opposes, and its care (or that of the row it belongs to) is in the period.
 *
 * <p>The project's pseudonyms are made in Java from the distinct codes of the rows taken, and joined: the project's key is never near
 * a statement of the engine.
 */
public final class Extraction {

    private final LakeStore store;
    private final int threads;
    private final long memoryBytes;

    public Extraction(LakeStore store, int threads, long memoryBytes) {
        this.store = store;
        this.threads = threads;
        this.memoryBytes = memoryBytes;
    }

    /**
     * @param scratch where the tables are left, to be sealed and then closed by the caller
     * @throws InvalidPlan when the lake cannot carry it out
     */
    public Extracted run(ExtractPlan plan, ProjectStage stage, Scratch scratch) throws IOException {
        Routes routes = new Routes(plan.sources());
        try (ExtractEngine engine = new ExtractEngine(scratch.directory(), threads, memoryBytes)) {
            Run run = new Run(engine, plan, routes, stage, scratch);
            return run.all();
        }
    }

    private final class Run {
        private final ExtractEngine engine;
        private final ExtractPlan plan;
        private final Routes routes;
        private final ProjectStage stage;
        private final Scratch scratch;
        private final Set<TableName> ways;
        private final Persons persons;
        /** Tables whose persons are counted, and those that tell of the persons of others. */
        private final Set<TableName> read = new LinkedHashSet<>();

        private final Set<TableName> unread = new LinkedHashSet<>();

        Run(ExtractEngine engine, ExtractPlan plan, Routes routes, ProjectStage stage, Scratch scratch) {
            this.engine = engine;
            this.plan = plan;
            this.routes = routes;
            this.stage = stage;
            this.scratch = scratch;
            this.ways = ways();
            this.persons = new Persons(engine, plan, routes, roots());
        }

        Extracted all() throws IOException {
            for (SourceTable source : plan.sources()) {
                if (ways.contains(source.name()) || source.schema().linkage().size() > 1) {
                    stage(source);
                }
            }
            persons.prepare();
            engine.run("CREATE TEMP TABLE " + Sql.name("persons:") + " (person VARCHAR)");
            List<TableName> withheld = new ArrayList<>();
            List<ExtractedTable> tables = new ArrayList<>();
            Set<TableName> done = new LinkedHashSet<>();
            for (TableCut cut : plan.cuts()) {
                if (routes.leads(cut.table())) {
                    prepareWay(cut.table(), done);
                    tables.add(write(cut));
                } else {
                    withheld.add(cut.table());
                }
            }
            return new Extracted(tables, countPersons(), countOpposed(), withheld);
        }

        /** Every table on the way from a table taken, or asked about, to its person. */
        private Set<TableName> ways() {
            Set<TableName> tables = new LinkedHashSet<>();
            List<TableName> starts = new ArrayList<>();
            plan.cuts().forEach(cut -> starts.add(cut.table()));
            plan.population().forEach(condition -> starts.add(condition.table()));
            for (TableName start : starts) {
                tables.add(start);
                for (Optional<Link> step = routes.step(start);
                        step.isPresent();
                        step = routes.step(step.get().towards())) {
                    tables.add(step.get().towards());
                }
            }
            return tables;
        }

        private Set<TableName> roots() {
            return ways.stream()
                    .filter(table -> plan.source(table).schema().person().isPresent())
                    .collect(Collectors.toSet());
        }

        private void stage(SourceTable source) throws IOException {
            List<Path> files = new ArrayList<>();
            for (LakeFile file : source.files()) {
                Path target = scratch.file(".parquet");
                store.read(file, target);
                files.add(target);
            }
            engine.run("CREATE VIEW " + Sql.view(source.name()) + " AS "
                    + Sql.rows(files, source.schema().fields()));
        }

        /** The keys of the rows kept of each table that this one's rows follow, nearest the person first. */
        private void prepareWay(TableName table, Set<TableName> done) {
            Optional<Link> step = routes.step(table);
            if (step.isPresent() && done.add(step.get().towards())) {
                TableName next = step.get().towards();
                prepareWay(next, done);
                String keys = plan.sources().stream()
                        .flatMap(source -> routes.step(source.name()).stream())
                        .filter(link -> link.towards().equals(next))
                        .flatMap(link -> link.theirs().stream())
                        .distinct()
                        .map(Sql::name)
                        .collect(Collectors.joining(", "));
                engine.run("CREATE TEMP TABLE " + Sql.kept(next) + " AS SELECT DISTINCT " + keys + " FROM "
                        + Sql.view(next) + " t" + where(next, false));
            }
        }

        private String where(TableName table, boolean opposedOnly) {
            TableSchema schema = plan.source(table).schema();
            List<String> all = new ArrayList<>();
            schema.period()
                    .ifPresent(day -> all.add(
                            "t." + Sql.name(day) + " BETWEEN DATE '" + plan.from() + "' AND DATE '" + plan.to() + "'"));
            Optional<Link> step = routes.step(table);
            if (step.isPresent()) {
                all.add(Sql.follows("t", step.get(), Sql.kept(step.get().towards())));
            } else {
                all.add("t." + Sql.name(schema.person().orElseThrow()) + " IS NOT NULL");
                persons.wanted("t", table).ifPresent(all::add);
            }
            // Last: the engine joins in this order, and those who oppose are few among those who are wanted.
            Optional<String> clean = persons.notOpposed("t", schema);
            clean.ifPresent(rule -> all.add(opposedOnly ? "NOT (" + rule + ")" : rule));
            return " WHERE " + String.join(" AND ", all);
        }

        private ExtractedTable write(TableCut cut) {
            SourceTable source = plan.source(cut.table());
            List<String> coded = source.schema().identifiers().stream()
                    .map(Field::name)
                    .filter(cut.columns()::contains)
                    .toList();
            String taken = Sql.name("taken:" + cut.table());
            String map = "codes:" + cut.table();
            String where = where(cut.table(), false);
            String rowsOf = Sql.view(cut.table());
            boolean designates = routes.step(cut.table()).isEmpty();
            if (designates || !coded.isEmpty()) {
                // Chosen once, read again: for the persons and the codes in them, and to be written.
                String person =
                        designates ? ", " + persons.person("t", cut.table()) + " AS " + Sql.name("person:") : "";
                engine.run("CREATE TEMP TABLE " + taken + " AS SELECT " + Sql.columns("t", cut.columns()) + person
                        + " FROM " + rowsOf + " t" + where);
                rowsOf = taken;
                where = "";
            }
            if (designates) {
                engine.run("INSERT INTO " + Sql.name("persons:") + " SELECT DISTINCT " + Sql.name("person:") + " FROM "
                        + taken);
                read.add(cut.table());
            } else {
                unread.add(root(cut.table()));
            }
            if (!coded.isEmpty()) {
                String codes = coded.stream()
                        .map(column -> "SELECT " + Sql.name(column) + " AS code FROM " + taken)
                        .collect(Collectors.joining(" UNION ALL "));
                engine.map(
                        "SELECT DISTINCT code FROM (" + codes + ") WHERE code IS NOT NULL",
                        map,
                        code -> stage.pseudonym(new Pseudonym(code)).hex());
            }
            StringBuilder from = new StringBuilder(rowsOf + " t");
            for (int i = 0; i < coded.size(); i++) {
                from.append(" LEFT JOIN ")
                        .append(Sql.name(map))
                        .append(" m")
                        .append(i)
                        .append(" ON m")
                        .append(i)
                        .append(".code = t.")
                        .append(Sql.name(coded.get(i)));
            }
            String columns = cut.columns().stream()
                    .map(column -> coded.contains(column)
                            ? "m" + coded.indexOf(column) + ".project AS " + Sql.name(column)
                            : "t." + Sql.name(column))
                    .collect(Collectors.joining(", "));
            Path file = scratch.file(".extract.parquet");
            long rows = engine.run("COPY (SELECT " + columns + " FROM " + from + where + ") TO "
                    + Sql.text(file.toString()) + " (FORMAT parquet, COMPRESSION zstd)");
            engine.run("DROP TABLE IF EXISTS " + taken);
            engine.run("DROP TABLE IF EXISTS " + Sql.name(map));
            return new ExtractedTable(cut.table(), cut.columns(), file, rows, source.rows());
        }

        private TableName root(TableName table) {
            TableName at = table;
            for (Optional<Link> step = routes.step(at); step.isPresent(); step = routes.step(at)) {
                at = step.get().towards();
            }
            return at;
        }

        /** Persons of the tables taken, and of those that designate the persons of tables taken. */
        private long countPersons() {
            unread.removeAll(read);
            for (TableName table : unread) {
                engine.run("INSERT INTO " + Sql.name("persons:") + " SELECT DISTINCT " + persons.person("t", table)
                        + " FROM " + Sql.view(table) + " t" + where(table, false));
            }
            return engine.count("SELECT count(DISTINCT person) FROM " + Sql.name("persons:"));
        }

        /** Counted where codes are linked, if the plan passes there: every person of such a dataset has a row there. */
        private long countOpposed() {
            Set<TableName> tables = plan.cuts().stream()
                    .map(TableCut::table)
                    .filter(routes::leads)
                    .map(this::root)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (tables.stream()
                    .anyMatch(table -> plan.source(table).schema().linkage().size() > 1)) {
                tables.removeIf(table -> plan.source(table).schema().linkage().size() < 2);
            }
            return tables.isEmpty() || plan.opposed().isEmpty()
                    ? 0
                    : engine.count(tables.stream()
                            .map(table -> "SELECT " + persons.person("t", table) + " AS person FROM " + Sql.view(table)
                                    + " t" + where(table, true))
                            .collect(Collectors.joining(" UNION ", "SELECT count(DISTINCT person) FROM (", ")")));
        }
    }
}
