package eu.arete.hub.upkeep.internal;

import eu.arete.hub.Hub;
import eu.arete.hub.catalogue.AcceptedFile;
import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.jobs.JobId;
import eu.arete.hub.jobs.Jobs;
import eu.arete.hub.upkeep.Upkeep;
import eu.arete.lake.crash.Mortal;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.LakeTables;
import eu.arete.lake.tables.LiveFile;
import eu.arete.lake.tables.TableSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A hub in a process of its own, to be killed while it erases: some persons of its lake oppose, and their rows are withdrawn, written
 * out of the files, forgotten and proven gone. It tells what tables, files, records and log are in the end.
 */
public final class MortalUpkeep {
    private static final String DATASET = "mortal";
    private static final TableName ACTS = new TableName(DATASET, "ACTS");
    private static final TableName DRUGS = new TableName(DATASET, "DRUGS");
    private static final int FILES = 6;
    private static final int ROWS = 3_000;
    private static final int PERSONS = 300;

    private MortalUpkeep() {}

    /** @param args home, database address */
    public static void main(String[] args) throws Exception {
        ConfigurableApplicationContext hub = SpringApplication.run(
                Hub.class,
                "--arete.home=" + args[0],
                "--arete.database.url=" + args[1],
                "--server.port=0",
                "--arete.upkeep.first-look=P1D",
                "--arete.upkeep.reflection=PT0S",
                "--arete.upkeep.small-file-megabytes=0",
                "--arete.hosting.first-proofs=P1D");
        if (hub.getBean(Catalogue.class).find(DATASET).isEmpty()) {
            fill(hub);
        }
        Jobs jobs = hub.getBean(Jobs.class);
        JobId job = jobs.last(Kinds.ERASE, Upkeep.SUBJECT)
                .map(last -> last.id())
                .orElseGet(() -> jobs.submit(Kinds.ERASE, Upkeep.SUBJECT, "{}"));
        Mortal.begins();
        while (jobs.find(job).orElseThrow().state().isOpen()) {
            Thread.sleep(20);
        }
        Mortal.tells("job " + jobs.find(job).orElseThrow().state());
        tell(hub, ACTS, "NUM, PERSON, DAY");
        tell(hub, DRUGS, "ACT, CODE");
        Set<String> needed = hub.getBean(LakeTables.class).paths();
        Mortal.tells("the lake holds the files that its tables need, and no other: "
                + files(Path.of(args[0], "lake")).equals(needed) + ", some: " + !needed.isEmpty());
        JdbcClient jdbc = hub.getBean(JdbcClient.class);
        Mortal.tells("entries " + column(jdbc, """
                select concat_ws(' ', facts->>'type', facts->>'outcome', facts->>'rowsWithdrawn') from publiclog.entry
                where facts->>'type' not like 'gate.%' order by id
                """));
        Mortal.tells("removals " + column(jdbc, "select concat_ws(' ', reason, row_count) from upkeep.removal"));
        Mortal.tells("proofs " + column(jdbc, "select concat_ws(' ', clean, files, row_count) from upkeep.proof"));
        hub.close();
        System.exit(0);
    }

    private static List<String> column(JdbcClient jdbc, String query) {
        return jdbc.sql(query).query(String.class).list();
    }

    /** All of it or nothing, as one may be killed here too. */
    private static void fill(ConfigurableApplicationContext hub) throws IOException, SQLException {
        List<AcceptedFile> accepted = new ArrayList<>();
        for (int f = 0; f < FILES; f++) {
            String acts = "SELECT (i + " + f * ROWS + ")::BIGINT AS NUM, md5(((i * 7) % " + PERSONS
                    + ")::VARCHAR) AS PERSON, DATE '2023-01-01' + (i % 365)::INT AS DAY FROM range(" + ROWS + ") t(i)";
            String drugs =
                    "SELECT (i + " + f * ROWS + ")::BIGINT AS ACT, 'A' || i % 9 AS CODE FROM range(" + ROWS + ") t(i)";
            accepted.add(file(hub, ACTS, f, acts));
            accepted.add(file(hub, DRUGS, f, drugs));
        }
        hub.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            JdbcClient jdbc = hub.getBean(JdbcClient.class);
            jdbc.sql("insert into accounts.organisation (id, name) values ('anap', 'anap')")
                    .update();
            hub.getBean(Catalogue.class).describe(DESCRIPTOR.getBytes(StandardCharsets.UTF_8));
            hub.getBean(Catalogue.class).accept(DATASET, new UUID(1, 1), accepted);
            jdbc.sql("insert into citizens.desk (id, name, token_hash, paired_at) values (:id, 'desk', :hash, now())")
                    .param("id", new UUID(1, 3))
                    .param("hash", new byte[32])
                    .update();
            // Six persons of three hundred.
            jdbc.sql("""
                    insert into citizens.wish (pseudonym, opposes, receipt, desk, recorded_at)
                    select md5((i * 50)::text), true, sha256(i::text::bytea), :desk, now() - interval '1 day'
                    from generate_series(0, 5) i
                    """).param("desk", new UUID(1, 3)).update();
        });
    }

    private static AcceptedFile file(ConfigurableApplicationContext hub, TableName table, int number, String rows)
            throws IOException, SQLException {
        try (Scratch scratch = hub.getBean(Scratch.class).within();
                Connection engine = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = engine.createStatement()) {
            Path plain = scratch.file(".parquet");
            statement.execute("COPY (" + rows + ") TO '" + plain + "' (FORMAT parquet, COMPRESSION zstd)");
            LakeFile file = hub.getBean(LakeStore.class).write(table, plain, ROWS);
            String name = table.table() + "." + number + ".csv";
            return new AcceptedFile(
                    name,
                    table,
                    eu.arete.hub.Sha256.of(name),
                    ROWS,
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(file));
        }
    }

    /** Every row, seen or not, of the files of every snapshot that is remembered. */
    private static void tell(ConfigurableApplicationContext hub, TableName table, String columns)
            throws IOException, SQLException {
        TableSnapshot now = hub.getBean(Catalogue.class).snapshot(table).orElseThrow();
        try (Scratch scratch = hub.getBean(Scratch.class).within();
                Connection engine = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = engine.createStatement()) {
            for (LiveFile live : now.files()) {
                hub.getBean(LakeStore.class).read(live.file(), scratch.file(".parquet"));
            }
            try (ResultSet row = statement.executeQuery("SELECT count(*), sum(hash(" + columns
                    + ")) FROM read_parquet('" + scratch.directory() + "/*.parquet')")) {
                row.next();
                Mortal.tells(table + ": " + now.rows() + " rows seen, " + row.getString(1) + " in "
                        + now.files().size() + " files, hash " + row.getString(2) + ", snapshots "
                        + (hub.getBean(Catalogue.class).history(table).size() == 1 ? "one" : "several"));
            }
        }
    }

    private static Set<String> files(Path root) throws IOException {
        try (Stream<Path> found = Files.walk(root)) {
            return found.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .collect(Collectors.toSet());
        }
    }

    private static final String DESCRIPTOR = """
            {"name":"mortal","title":"Care","arete":{"nature":"synthetic","partner":"anap"},
             "resources":[
              {"name":"ACTS","schema":{"fields":[
                {"name":"NUM","type":"integer"},
                {"name":"PERSON","type":"string","arete":{"role":"identifier"}},
                {"name":"DAY","type":"date"}],
               "arete":{"person":"PERSON","period":"DAY"}}},
              {"name":"DRUGS","schema":{"fields":[
                {"name":"ACT","type":"integer"},{"name":"CODE","type":"string"}],
               "foreignKeys":[{"fields":["ACT"],"reference":{"resource":"ACTS","fields":["NUM"]}}]}}]}
            """;
}
