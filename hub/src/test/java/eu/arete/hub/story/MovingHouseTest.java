package eu.arete.hub.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.TestDatabase;
import eu.arete.hub.access.PermitId;
import eu.arete.hub.cli.Main;
import eu.arete.hub.cli.Serve;
import eu.arete.hub.extraction.Extract;
import eu.arete.hub.extraction.Extracts;
import eu.arete.hub.hosting.ProofReport;
import eu.arete.lake.store.Scratch;
import eu.arete.ledger.LogSource;
import eu.arete.ledger.LogVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** An operator leaves a host: the hub of the demo, exported, carried, opened elsewhere; and everything that can go wrong on the way. */
@Tag("e2e")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MovingHouseTest {
    private static final String PROGRAMS = Path.of(System.getProperty("java.io.tmpdir"), "arete-test-pg-programs")
            .toString();
    /** What says the same at any time; the log grows by itself meanwhile. */
    private static final List<String> PAGES = List.of("/log/vkey", "/catalogue.ttl", "/api/v1/register");

    @TempDir
    private static Path directory;

    private static final Map<String, String> BEFORE = new LinkedHashMap<>();

    private static Path home;
    private static Path archive;
    private static Path keys;

    @BeforeAll
    static void a_hub_that_has_lived_is_stopped_and_exported() throws Exception {
        System.setProperty("arete.database.binaries", PROGRAMS);
        home = directory.resolve("demo/hub");
        archive = directory.resolve("archive");
        keys = directory.resolve("keys");
        DemoProcess demo = DemoProcess.start(directory.resolve("demo"), 200);
        try {
            assertThat(demo.reaches("Ctrl-C stops it all")).as(demo::output).isTrue();
            for (String page : PAGES) {
                BEFORE.put(page, page(demo.address(), page));
            }
            assertThat(told("move", "export", "--home", home.toString(), "--out", archive.toString()))
                    .contains("is running: stop it first");
            assertThat(archive).doesNotExist();
        } finally {
            demo.stop();
        }
        assertThat(told(
                        "move",
                        "export",
                        "--home",
                        home.toString(),
                        "--out",
                        archive.toString(),
                        "--keys",
                        keys.toString()))
                .isEmpty();
    }

    @Test
    @Order(1)
    void the_archive_holds_nothing_that_its_keys_do_not_open() throws Exception {
        String email = "reviewer@demo.example";
        try (Stream<Path> files = Files.walk(archive)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
                assertThat(bytes).as(file.toString()).doesNotContain(email).doesNotContain("PAR1");
                boolean open = file.startsWith(archive.resolve("home/log")) || file.endsWith("manifest.json");
                boolean sealed = bytes.startsWith("ARETE-1\n") || bytes.startsWith("ARETE-P\n");
                assertThat(sealed || open).as(file.toString()).isTrue();
            }
        }
        try (Stream<Path> keyFiles = Files.list(keys)) {
            assertThat(keyFiles.map(file -> file.getFileName().toString())).contains("lake.kek", "moves.kek", "log");
        }
    }

    @Test
    @Order(2)
    void an_altered_file_is_refused_by_its_name_and_nothing_is_left() throws Exception {
        Random random = new Random(7);
        for (String kind : List.of("home/lake", "home/log/tile", "sealed", "sealed")) {
            List<Path> files;
            try (Stream<Path> all = Files.walk(archive.resolve(kind))) {
                files = all.filter(Files::isRegularFile).sorted().toList();
            }
            Path file = files.get(random.nextInt(files.size()));
            byte[] bytes = Files.readAllBytes(file);
            byte[] altered = bytes.clone();
            altered[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, altered, StandardOpenOption.TRUNCATE_EXISTING);
            assertRefused(keys, archive.relativize(file).toString());
            Files.delete(file);
            assertRefused(keys, archive.relativize(file).toString());
            Files.write(file, bytes);
        }
    }

    @Test
    @Order(3)
    void a_manifest_rewritten_to_fit_an_altered_file_is_refused() throws Exception {
        Path manifest = archive.resolve("manifest.json");
        String text = Files.readString(manifest);
        Path checkpoint = archive.resolve("home/log/checkpoint");
        String old = sha256(checkpoint);
        byte[] bytes = Files.readAllBytes(checkpoint);
        byte[] other = new String(bytes, UTF_8).replace("\n", " ").getBytes(UTF_8);
        Files.write(checkpoint, other);
        Files.writeString(manifest, text.replace(old, sha256(checkpoint)));
        assertRefused(keys, "manifest.json was altered");
        Files.writeString(manifest, text.replace("home/log/vkey", "../../outside"));
        assertRefused(keys, "out of its place");
        Files.writeString(manifest, text.replaceFirst("\"bytes\" : [0-9]+", "\"bytes\" : 900000000000000"));
        assertRefused(keys, "not enough room");
        Files.write(checkpoint, bytes);
        Files.writeString(manifest, text);
    }

    @Test
    @Order(4)
    void keys_that_are_missing_or_others_are_refused_by_their_name() throws Exception {
        Path some = copy(keys, directory.resolve("some-keys"));
        Files.delete(some.resolve("lake.kek"));
        assertRefused(some, "keys are missing in " + some + ": lake.kek");
        Files.write(some.resolve("lake.kek"), new byte[32]);
        Files.setPosixFilePermissions(
                some.resolve("lake.kek"), java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        assertRefused(some, "the key lake.kek");
        Files.write(some.resolve("moves.kek"), new byte[32], StandardOpenOption.TRUNCATE_EXISTING);
        assertRefused(some, "are not those of this archive");
        Files.delete(some.resolve("moves.kek"));
        assertRefused(some, "are not those of this archive");
    }

    @Test
    @Order(5)
    void a_home_that_holds_something_is_left_alone() throws Exception {
        Path full = Files.createDirectories(directory.resolve("full"));
        Files.writeString(full.resolve("mine"), "precious");
        assertThat(told("move", "import", archive.toString(), "--home", full.toString(), "--keys", keys.toString()))
                .contains("is not empty");
        assertThat(full.resolve("mine")).hasContent("precious");
    }

    @Test
    @Order(6)
    @Tag("crash")
    void killed_on_the_way_it_left_no_home_and_the_same_command_brings_the_same_hub_to_another_kind_of_server()
            throws Exception {
        Path moved = directory.resolve("moved");
        String database = TestDatabase.fresh();
        String[] here = {"move", "import", archive.toString(), "--home", moved.toString(), "--keys", keys.toString()};
        String[] there = Stream.concat(Arrays.stream(here), Stream.of("--database-url", database))
                .toArray(String[]::new);
        Path server = directory.resolve("moved.arriving/pg/data/postmaster.pid");
        killedOnce(() -> Files.exists(server), here);
        assertThat(moved).doesNotExist();
        killedOnce(() -> holds(database, "publiclog"), there);
        assertThat(moved).doesNotExist();

        assertThat(told(there)).isEmpty();
        assertThat(directory.resolve("moved.arriving")).doesNotExist();
        assertThat(holds(database, "arete_arriving")).isFalse();
        try (ConfigurableApplicationContext hub = Serve.start(moved, 0, "--arete.database.url=" + database)) {
            String address = "http://127.0.0.1:" + hub.getEnvironment().getRequiredProperty("local.server.port");
            for (String page : PAGES) {
                assertThat(page(address, page)).as(page).isEqualTo(BEFORE.get(page));
            }
            LogSource log = LogSource.at(address + "/log");
            LogVerifier verifier = new LogVerifier(log, LogVerifier.keyOf(log));
            verifier.verifyContinues(
                    Files.readAllBytes(home.resolve("log/checkpoint")),
                    verifier.verify().checkpoint());
            an_extract_made_at_the_old_place_opens(hub, moved);
        }
        Path another = directory.resolve("another");
        here[4] = another.toString();
        assertThat(told(Stream.concat(Arrays.stream(here), Stream.of("--database-url", database))
                        .toArray(String[]::new)))
                .contains("holds a hub’s records already");
        assertThat(another).doesNotExist();
    }

    /** SIGKILL to the command a moment after this is seen. */
    private static void killedOnce(BooleanSupplier seen, String... words) throws Exception {
        Process command = process(words);
        while (command.isAlive() && !seen.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(command.isAlive()).as("killed in time").isTrue();
        command.destroyForcibly().waitFor();
    }

    private static boolean holds(String database, String schema) {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("select count(*) from pg_namespace where nspname = '" + schema + "'")) {
            found.next();
            return found.getLong(1) > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void an_extract_made_at_the_old_place_opens(ConfigurableApplicationContext hub, Path moved)
            throws IOException {
        Extracts extracts = hub.getBean(Extracts.class);
        try (Stream<Path> permits = Files.list(moved.resolve("extracts"));
                Scratch scratch = Scratch.open()) {
            PermitId permit = new PermitId(UUID.fromString(
                    permits.findFirst().orElseThrow().getFileName().toString()));
            Extract extract = extracts.current(permit).orElseThrow();
            extracts.open(extract, scratch);
            try (Stream<Path> opened = Files.list(scratch.directory())) {
                assertThat(opened).hasSameSizeAs(extract.tables());
            }
        }
    }

    @Test
    @Order(7)
    void the_drill_moves_it_for_the_exercise_and_reports_totals_as_a_proof() throws Exception {
        Path out = directory.resolve("drill.json");
        Path work = Files.createDirectories(directory.resolve("work"));
        assertThat(told("move", "drill", "--home", home.toString(), "--out", out.toString(), "--work", work.toString()))
                .isEmpty();
        ProofReport report = ProofReport.parse(Files.readString(out));
        assertThat(report.passed()).isTrue();
        assertThat(report.facts()).containsEntry("same", "true").containsKeys("rows", "files", "bytes", "seconds");
        assertThat(Files.readString(out)).doesNotContain("accounts").doesNotContain("wish");
        assertThat(work).isEmptyDirectory();
    }

    private static void assertRefused(Path withKeys, String words) {
        Path refused = directory.resolve("refused");
        assertThat(told(
                        "move",
                        "import",
                        archive.toString(),
                        "--home",
                        refused.toString(),
                        "--keys",
                        withKeys.toString()))
                .contains(words);
        assertThat(refused).doesNotExist();
        assertThat(directory.resolve("refused.arriving")).doesNotExist();
    }

    /** What a command says on standard error; empty when it did what was asked. */
    private static String told(String... words) {
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, UTF_8));
        try {
            int code = Main.run(words);
            String text = said.toString(UTF_8);
            assertThat(code == 0).as(text).isEqualTo(text.isEmpty());
            return text;
        } finally {
            System.setErr(err);
        }
    }

    private static Process process(String... words) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Darete.database.binaries=" + PROGRAMS,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String page(String address, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString(java.nio.charset.StandardCharsets.ISO_8859_1))
                .body()
                .replace(address, "HUB");
    }

    private static String sha256(Path file) throws Exception {
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return to;
    }
}
