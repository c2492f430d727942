package eu.arete.lake.extract;

import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.store.TableName;
import eu.arete.privacy.ProjectStage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One run of one plan: persons first, while the other tables are being opened; then table by table. */
final class ExtractionRun {

    private static final String PERSONS = Sql.name("persons:");
    /** Persons as the project knows them: read back from what was written for it. */
    private static final String PROJECTS = Sql.name("projects:");

    private static final String PERSON = Sql.name("person:");

    /** About what a value takes in the engine's memory. */
    private static final long VALUE_BYTES = 40;

    private final ExtractEngine engine;
    private final ExtractPlan plan;
    private final Staging staging;
    private final ProjectStage stage;
    private final Scratch scratch;
    private final Sealing sealing;
    private final long keptBytes;
    private final Routes routes;
    private final Needs needs;
    private final Persons persons;
    private final RiskMeasure risk;
    /** Tables whose persons are counted, and those that tell of the persons of others. */
    private final Set<TableName> read = new LinkedHashSet<>();

    private final Set<TableName> unread = new LinkedHashSet<>();
    private final Set<TableName> prepared = new LinkedHashSet<>();

    /** @param keptBytes how large a table may be to be kept decoded in the engine's memory */
    ExtractionRun(
            ExtractEngine engine,
            ExtractPlan plan,
            Staging staging,
            ProjectStage stage,
            Scratch scratch,
            Sealing sealing,
            long keptBytes,
            RiskBounds bounds) {
        this.engine = engine;
        this.plan = plan;
        this.staging = staging;
        this.stage = stage;
        this.scratch = scratch;
        this.sealing = sealing;
        this.keptBytes = keptBytes;
        this.routes = new Routes(plan.sources());
        this.needs = new Needs(plan, routes);
        this.persons = new Persons(engine, plan, routes, needs.bridged());
        this.risk = new RiskMeasure(engine, plan, routes, bounds);
    }

    Extracted all() throws IOException {
        List<Staging.Staged> first = stage(needs.first());
        List<Staging.Staged> then = stage(needs.then());
        for (Staging.Staged table : first) {
            Staging.await(table);
            // Read several times: decoded once.
            String kept = isSmall(table.source()) ? "TEMP TABLE" : "VIEW";
            engine.run("CREATE " + kept + " " + Sql.view(table.source().name()) + " AS " + rows(table));
        }
        persons.prepare(stage);
        for (Staging.Staged table : then) {
            Staging.await(table);
            engine.run("CREATE VIEW " + Sql.view(table.source().name()) + " AS " + rows(table));
        }
        engine.run("CREATE TEMP TABLE " + PERSONS + " (person VARCHAR); CREATE TEMP TABLE " + PROJECTS
                + " (project VARCHAR)");
        List<TableName> withheld = new ArrayList<>();
        List<ExtractedTable> tables = new ArrayList<>();
        for (TableCut cut : plan.cuts()) {
            if (routes.leads(cut.table())) {
                prepareWay(cut.table());
                ExtractedTable table = write(cut);
                tables.add(table);
                // Before it is handed over: whoever takes it may delete it.
                measure(cut, table);
                sealing.add(table);
            } else {
                withheld.add(cut.table());
            }
        }
        return new Extracted(tables, countPersons(), countOpposed(), withheld, risk.report());
    }

    private String rows(Staging.Staged table) {
        return Recoded.rows(engine, table, needs.columns(table.source()));
    }

    private List<Staging.Staged> stage(List<SourceTable> sources) throws IOException {
        List<Staging.Staged> all = new ArrayList<>();
        for (SourceTable source : sources) {
            all.add(staging.stage(source, needs.columns(source), !needs.readsAllTimes(source)));
        }
        return all;
    }

    private boolean isSmall(SourceTable source) {
        return source.rows() * needs.columns(source).size() * VALUE_BYTES < keptBytes;
    }

    /** The keys of the rows kept of each table that this one's rows follow, nearest the person first. */
    private void prepareWay(TableName table) {
        Optional<Link> step = routes.step(table);
        if (step.isPresent() && prepared.add(step.get().towards())) {
            TableName next = step.get().towards();
            prepareWay(next);
            String keys = Sql.columns("t", List.copyOf(needs.keys(next)));
            engine.run("CREATE TEMP TABLE " + Sql.kept(next) + " AS SELECT "
                    + (risk.needsPersonsOf(next)
                            ? "DISTINCT " + keys + ", " + personOf(next) + " AS " + PERSON + rowsWithPersons(next)
                            : keys + " FROM " + Sql.view(next) + " t" + where(rules(next, false))));
        }
    }

    /** How the rows of a table are read together with their persons, as {@link #personOf} names them. */
    private String rowsWithPersons(TableName table) {
        String join = routes.step(table)
                .map(step -> " JOIN " + Sql.kept(step.towards()) + " o ON " + Sql.on("t", step))
                .orElse("");
        return " FROM " + Sql.view(table) + " t" + join + where(rules(table, !join.isEmpty()));
    }

    private String personOf(TableName table) {
        return routes.step(table).isPresent() ? "o." + PERSON : persons.person("t", table);
    }

    private void measure(TableCut cut, ExtractedTable table) {
        if (!risk.concerns(cut)) {
            return;
        }
        if (isJoined(cut)
                && persons.chosen()
                && !needs.bridged()
                && cut.precisions().isEmpty()) {
            // What was written says it all, and is far less than what it was chosen from.
            String code = Sql.name(plan.source(cut.table()).schema().person().orElseThrow());
            String written = " FROM read_parquet(" + Sql.text(table.file().toString()) + ") t JOIN " + Persons.WANTED
                    + " w ON w.project = t." + code;
            risk.add(cut, "w.code", written, table.rows());
        } else {
            risk.add(cut, personOf(cut.table()), rowsWithPersons(cut.table()), table.rows());
        }
    }

    /** Whether the only code in the rows taken of a table is the person's. */
    private boolean isJoined(TableCut cut) {
        return routes.step(cut.table()).isEmpty()
                && coded(cut)
                        .equals(plan.source(cut.table()).schema().person().stream()
                                .toList());
    }

    private List<String> coded(TableCut cut) {
        return plan.source(cut.table()).schema().identifiers().stream()
                .map(Field::name)
                .filter(cut.columns()::contains)
                .toList();
    }

    private static String where(List<String> rules) {
        return rules.isEmpty() ? "" : " WHERE " + String.join(" AND ", rules);
    }

    /** @param joined whether the row is already joined with a person's codes who may be taken, or with the row it follows */
    private List<String> rules(TableName table, boolean joined) {
        TableSchema schema = plan.source(table).schema();
        List<String> all = new ArrayList<>();
        schema.period().ifPresent(day -> all.add(Sql.within("t.", day, plan)));
        List<String> telling = new ArrayList<>(Persons.telling(schema));
        Optional<Link> step = routes.step(table);
        if (step.isPresent()) {
            if (!joined) {
                all.add(Sql.follows("t", step.get(), Sql.kept(step.get().towards())));
            }
        } else {
            String code = schema.person().orElseThrow();
            if (joined || persons.chosen()) {
                telling.remove(code);
            }
            if (!joined) {
                all.add(
                        persons.chosen()
                                ? "EXISTS (SELECT 1 FROM " + Persons.WANTED + " p WHERE p.code = t." + Sql.name(code)
                                        + ")"
                                : "t." + Sql.name(code) + " IS NOT NULL");
            }
        }
        // Last: the engine joins in this order, and those who oppose are few among those who are wanted.
        persons.notOpposed("t", telling).ifPresent(all::add);
        return all;
    }

    private ExtractedTable write(TableCut cut) {
        SourceTable source = plan.source(cut.table());
        Path file = scratch.file(".extract.parquet");
        boolean designates = routes.step(cut.table()).isEmpty();
        if (!designates) {
            unread.add(routes.root(cut.table()));
        }
        long rows = isJoined(cut) ? writeJoined(cut, file) : writeChosen(cut, coded(cut), designates, file);
        return new ExtractedTable(
                cut.table(), cut.columns(), file, rows, source.rows(), engine.fingerprint(file, cut.columns()));
    }

    /** The only code in the rows is the person's: choosing a row and renaming its person are one join. */
    private long writeJoined(TableCut cut, Path file) {
        String code = Sql.name(plan.source(cut.table()).schema().person().orElseThrow());
        String codes = persons.chosen() ? Persons.WANTED : "codes:" + cut.table();
        if (!persons.chosen()) {
            engine.project(
                    "SELECT t.code" + (needs.bridged() ? ", " + persons.person("t", "code") : "")
                            + " FROM (SELECT DISTINCT t." + code + " AS code FROM " + Sql.view(cut.table()) + " t"
                            + where(rules(cut.table(), false)) + ") t",
                    codes,
                    stage);
        }
        String columns = cut.columns().stream()
                .map(column -> Sql.name(column).equals(code) ? "m.project AS " + code : given(cut, column))
                .collect(Collectors.joining(", "));
        long rows = copy(
                "SELECT " + columns + " FROM " + Sql.view(cut.table()) + " t JOIN " + Sql.name(codes)
                        + " m ON m.code = t." + code + where(rules(cut.table(), true)),
                file);
        read.add(cut.table());
        if (persons.chosen()) {
            engine.run("INSERT INTO " + PROJECTS + " SELECT DISTINCT " + code + " FROM read_parquet("
                    + Sql.text(file.toString()) + ")");
        } else {
            engine.run("INSERT INTO " + PERSONS + " SELECT DISTINCT coalesce(person, code) FROM " + Sql.name(codes)
                    + "; DROP TABLE " + Sql.name(codes));
        }
        return rows;
    }

    private long writeChosen(TableCut cut, List<String> coded, boolean designates, Path file) {
        String taken = Sql.name("taken:" + cut.table());
        String map = "codes:" + cut.table();
        String where = where(rules(cut.table(), false));
        String rowsOf = Sql.view(cut.table());
        if (designates || !coded.isEmpty()) {
            // Chosen once, read again: for the persons and the codes in them, and to be written.
            String person = designates ? ", " + persons.person("t", cut.table()) + " AS " + PERSON : "";
            engine.run("CREATE TEMP TABLE " + taken + " AS SELECT " + Sql.columns("t", cut.columns()) + person
                    + " FROM " + rowsOf + " t" + where);
            rowsOf = taken;
            where = "";
        }
        if (designates) {
            engine.run("INSERT INTO " + PERSONS + " SELECT DISTINCT " + PERSON + " FROM " + taken);
            read.add(cut.table());
        }
        if (!coded.isEmpty()) {
            String codes = coded.stream()
                    .map(column -> "SELECT " + Sql.name(column) + " AS code FROM " + taken)
                    .collect(Collectors.joining(" UNION ALL "));
            engine.project("SELECT DISTINCT code, code FROM (" + codes + ") WHERE code IS NOT NULL", map, stage);
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
                        : given(cut, column))
                .collect(Collectors.joining(", "));
        long rows = copy("SELECT " + columns + " FROM " + from + where, file);
        engine.run("DROP TABLE IF EXISTS " + taken + "; DROP TABLE IF EXISTS " + Sql.name(map));
        return rows;
    }

    private long copy(String query, Path file) {
        return engine.run(
                "COPY (" + query + ") TO " + Sql.text(file.toString()) + " (FORMAT parquet, COMPRESSION zstd)");
    }

    private String given(TableCut cut, String column) {
        Precision precision = cut.precision(column);
        Field field = plan.source(cut.table()).schema().field(column).orElseThrow();
        String value = "t." + Sql.name(column);
        return precision == Precision.AS_IS ? value : precision.sql(value, field) + " AS " + Sql.name(column);
    }

    /** Persons of the tables taken, and of those that designate the persons of tables taken. */
    private long countPersons() {
        unread.removeAll(read);
        for (TableName table : unread) {
            engine.run("INSERT INTO " + PERSONS + " SELECT DISTINCT " + persons.person("t", table) + " FROM "
                    + Sql.view(table) + " t" + where(rules(table, false)));
        }
        if (persons.chosen() && (needs.bridged() || engine.count("SELECT count(*) FROM " + PERSONS) > 0)) {
            engine.run("INSERT INTO " + PERSONS + " SELECT DISTINCT coalesce(m.person, m.code) FROM " + Persons.WANTED
                    + " m SEMI JOIN " + PROJECTS + " p ON p.project = m.project; DELETE FROM " + PROJECTS);
        }
        return engine.count("SELECT count(DISTINCT person) + (SELECT count(DISTINCT project) FROM " + PROJECTS
                + ") FROM " + PERSONS);
    }

    /** Counted where codes are linked, if the plan passes there: every person of such a dataset has a row there. */
    private long countOpposed() {
        Set<TableName> tables = plan.cuts().stream()
                .map(TableCut::table)
                .filter(routes::leads)
                .map(routes::root)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (tables.stream()
                .anyMatch(table -> plan.source(table).schema().linkage().size() > 1)) {
            tables.removeIf(table -> plan.source(table).schema().linkage().size() < 2);
        }
        return tables.isEmpty() || plan.opposed().isEmpty()
                ? 0
                : engine.count(tables.stream()
                        .map(table -> persons.opposedOf(table))
                        .collect(Collectors.joining(" UNION ", "SELECT count(DISTINCT person) FROM (", ")")));
    }
}
