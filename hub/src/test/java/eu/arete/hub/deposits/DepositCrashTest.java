package eu.arete.hub.deposits;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub is killed while it checks a deposit, again and again; then it is left alone. */
@Tag("crash")
final class DepositCrashTest {
    private static final long ALL = (long) MortalHub.FILES * MortalHub.ROWS;

    /** What the hub said that the tables of its lake need. */
    private final Set<String> kept = new TreeSet<>();

    @TempDir
    private Path home;

    @Test
    void killed_at_any_moment_no_row_is_lost_or_doubled_and_the_log_tells_it_once() throws Exception {
        String database = TestDatabase.fresh();
        Random moments = new Random(20_261_122);
        for (int life = 0; life < 3; life++) {
            lifeOf(database, moments.nextInt(1_200));
        }
        assertThat(lifeOf(database, -1)).isEqualTo("DECIDED ACCEPTED " + ALL + " " + ALL);
        // Once more: what a commit did not have the time to clear is cleared at start.
        lifeOf(database, -1);
        assertThat(files("lake")).isEqualTo(kept).isNotEmpty();
        assertThat(files("inbox")).isEmpty();
        assertThat(column(database, "select count(*)::text from deposits.deposit"))
                .containsExactly("1");
        assertThat(column(
                        database,
                        "select count(*)::text from publiclog.entry where facts->>'type' = 'deposit.accepted'"))
                .containsExactly("1");
    }

    /** @return what the hub said last; it is killed so many milliseconds after it began to check, unless negative */
    private String lifeOf(String database, int milliseconds) throws IOException, InterruptedException {
        Process hub = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MortalHub.class.getName(),
                        home.toString(),
                        database))
                .redirectErrorStream(true)
                .start();
        String last = "";
        kept.clear();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(hub.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = said.readLine()) != null) {
                if (line.startsWith("CHECKING") && milliseconds >= 0) {
                    Thread.sleep(milliseconds);
                    hub.toHandle().destroyForcibly();
                }
                last = line.startsWith("DECIDED") ? line : last;
                if (line.startsWith("KEPT ")) {
                    kept.add(line.substring("KEPT ".length()));
                }
            }
        }
        hub.waitFor();
        return last;
    }

    private Set<String> files(String part) throws IOException {
        Path root = home.resolve(part);
        Set<String> files = new TreeSet<>();
        try (var found = Files.walk(root)) {
            found.filter(Files::isRegularFile)
                    .forEach(file -> files.add(root.relativize(file).toString()));
        }
        return files;
    }

    private static Set<String> column(String database, String query) throws Exception {
        Set<String> values = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection(database);
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
