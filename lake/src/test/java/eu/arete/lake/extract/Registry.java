package eu.arete.lake.extract;

import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.EncryptedLakeStore;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.LiveFile;
import eu.arete.lake.tables.RowPositions;
import eu.arete.privacy.FileKeyStore;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyStore;
import eu.arete.privacy.ProjectStage;
import eu.arete.privacy.Pseudonym;
import eu.arete.privacy.Recoding;
import eu.arete.privacy.Regime;
import eu.arete.privacy.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A small lake of beneficiaries, conditions, services and drugs, with codes written as short words. */
final class Registry implements AutoCloseable {

    static final TableName BENEFICIARY = new TableName("care", "beneficiary");
    static final TableName CONDITION = new TableName("care", "illness");
    static final TableName SERVICE = new TableName("care", "service");
    static final TableName DRUG = new TableName("care", "drug");
    static final TableName STAY = new TableName("hospital", "stay");
    static final TableName CHAIN = new TableName("hospital", "chain");
    static final TableName ACT = new TableName("hospital", "act");
    static final TableName LIST = new TableName("hospital", "list");

    private final SecureRandom random = new SecureRandom();
    private final Scratch scratch = Scratch.open();
    private final Connection engine;
    private final KeyStore keys;
    private final LakeStore store;
    private final List<SourceTable> sources = new ArrayList<>();
    private final Map<String, Regime> regimes = new java.util.HashMap<>();
    private int rowsAFile = Integer.MAX_VALUE / 2;
    private long keptBytes = 1 << 20;
    final ProjectStage stage = new ProjectStage(SecretBytes.random(random));

    Registry(Path dir) throws SQLException {
        engine = DriverManager.getConnection("jdbc:duckdb:");
        keys = FileKeyStore.open(dir.resolve("keys"), random);
        keys.createWrappingKey(KeyName.of("lake"));
        store = new EncryptedLakeStore(dir.resolve("lake"), keys, KeyName.of("lake"), random);
    }

    /** 32 digits that stand for a word. */
    static String code(String word) {
        byte[] bytes = java.util.Arrays.copyOf(word.getBytes(StandardCharsets.US_ASCII), 16);
        return java.util.HexFormat.of().formatHex(bytes);
    }

    String project(String word) {
        return stage.pseudonym(new Pseudonym(code(word))).hex();
    }

    /**
     * @param rows one a line, values separated by blanks; {@code -} is null; words in columns of identifiers become codes; a line that
     *     begins with {@code ~} is a row that was withdrawn. A file has no column in which it has no value.
     */
    Registry table(TableName name, String rows) throws IOException, SQLException {
        TableSchema schema = schema(name);
        List<String> lines =
                rows.lines().map(String::trim).filter(line -> !line.isEmpty()).toList();
        List<LiveFile> files = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += rowsAFile) {
            List<String> some = lines.subList(from, Math.min(lines.size(), from + rowsAFile));
            RowPositions withdrawn = RowPositions.of(IntStream.range(0, some.size())
                    .filter(i -> some.get(i).startsWith("~"))
                    .asLongStream());
            LakeFile file = store.write(name, parquet(name, schema, some), some.size());
            files.add(new LiveFile(file, 1, withdrawn));
        }
        sources.add(new SourceTable(name, schema, OptionalLong.of(1), files)
                .recoded(new Recoding(regime(name), Regime.first())));
        return this;
    }

    private Path parquet(TableName name, TableSchema schema, List<String> lines) throws SQLException {
        List<List<String>> rows = lines.stream()
                .map(line -> List.of(line.replaceFirst("~\\s*", "").split("\\s+")))
                .toList();
        List<Integer> present = IntStream.range(0, schema.fields().size())
                .filter(i -> rows.stream().anyMatch(row -> !row.get(i).equals("-")))
                .boxed()
                .toList();
        String columns = present.stream()
                .map(schema.fields()::get)
                .map(field -> "v." + field.name() + "::" + field.sqlType() + " AS " + field.name())
                .collect(Collectors.joining(", "));
        String values = rows.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(i -> literal(name, schema.fields().get(i), row.get(i)))
                        .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", "));
        Path file = scratch.file(".parquet");
        try (Statement statement = engine.createStatement()) {
            statement.execute("COPY (SELECT " + columns + " FROM (VALUES " + values + ") v("
                    + String.join(", ", schema.fieldNames()) + ")) TO '" + file + "' (FORMAT parquet)");
        }
        return file;
    }

    private String literal(TableName table, Field field, String word) {
        return word.equals("-") ? "NULL" : "'" + (field.isIdentifier() ? lies(table, code(word)) : word) + "'";
    }

    /** The tables of this dataset that come lie under that regime; plans are made in the first. */
    Registry rotated(String dataset, Regime regime) {
        regimes.put(dataset, regime);
        return this;
    }

    private Regime regime(TableName table) {
        return regimes.getOrDefault(table.dataset(), Regime.first());
    }

    private String lies(TableName table, String code) {
        return new Recoding(Regime.first(), regime(table))
                .recode(new Pseudonym(code))
                .hex();
    }

    /** So many rows in each file from now on. */
    Registry rowsAFile(int rows) {
        rowsAFile = rows;
        return this;
    }

    /** Tables read several times are kept decoded up to so many bytes from now on. */
    Registry keeping(long bytes) {
        keptBytes = bytes;
        return this;
    }

    Registry empty(TableName name) throws IOException {
        sources.add(SourceTable.empty(name, schema(name)));
        return this;
    }

    private static TableSchema schema(TableName name) throws IOException {
        try (var in = Registry.class.getResourceAsStream(name.dataset() + ".json")) {
            return DatasetDescriptor.parse(in.readAllBytes())
                    .table(name.table())
                    .orElseThrow();
        }
    }

    ExtractPlan plan(List<TableCut> cuts, List<Condition> population, String... opposed) {
        return plan(cuts, population, Sample.ALL, opposed);
    }

    ExtractPlan plan(List<TableCut> cuts, List<Condition> population, Sample sample, String... opposed) {
        return new ExtractPlan(
                sources,
                cuts,
                LocalDate.parse("2023-01-01"),
                LocalDate.parse("2023-12-31"),
                population,
                java.util.Arrays.stream(opposed)
                        .map(word -> new Pseudonym(code(word)))
                        .collect(Collectors.toSet()),
                sample);
    }

    static TableCut cut(TableName table, String... columns) {
        return new TableCut(table, List.of(columns));
    }

    /** Extracts and reads back: per table, its rows as text in order. */
    Result run(ExtractPlan plan) throws IOException, SQLException {
        return run(plan, table -> {});
    }

    Result run(ExtractPlan plan, Extraction.Sink sink) throws IOException, SQLException {
        try (Scratch within = scratch.within()) {
            Extracted extracted =
                    new Extraction(store, 2, 256L << 20, keptBytes, RiskBounds.USUAL).run(plan, stage, within, sink);
            Map<TableName, List<String>> rows = new java.util.HashMap<>();
            for (ExtractedTable table : extracted.tables()) {
                rows.put(table.table(), read(table.file()));
            }
            return new Result(extracted, rows);
        }
    }

    record Result(Extracted extracted, Map<TableName, List<String>> rows) {
        List<String> of(TableName table) {
            return rows.get(table);
        }
    }

    private List<String> read(Path file) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = engine.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM read_parquet('" + file + "') ORDER BY ALL")) {
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join(" ", values));
            }
        }
        return rows;
    }

    Set<TableName> names() {
        return sources.stream().map(SourceTable::name).collect(Collectors.toSet());
    }

    @Override
    public void close() throws SQLException {
        engine.close();
        keys.close();
        scratch.close();
    }
}
