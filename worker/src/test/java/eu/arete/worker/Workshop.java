package eu.arete.worker;

import eu.arete.lake.engine.EngineResources;
import eu.arete.lake.engine.NamedTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** A scratch, a hub's home to hide, and a table, for tests of real worker processes. */
record Workshop(Path scratch, Path home, NamedTable person) {

    static Workshop in(Path dir) throws Exception {
        Path home = Files.createDirectories(dir.resolve("home/keys"));
        Files.writeString(home.resolve("secret.key"), "SECRET");
        Path file = dir.resolve("person.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT i AS id, 'x' || i AS name FROM range(1000) t(i)) TO '" + file + "'");
        }
        return new Workshop(dir.resolve("scratch"), home, new NamedTable("person", List.of(file)));
    }

    WorkerSettings settings() {
        WorkerSettings here = WorkerSettings.here(scratch, List.of(home), Isolation.REQUIRED);
        return new WorkerSettings(
                here.java(),
                classPath(),
                scratch,
                List.of(home),
                Isolation.REQUIRED,
                here.start(),
                Duration.ofSeconds(3));
    }

    /** Surefire's own class path may be a jar that only names others; it is set whole in a property too. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    WorkerSession open() {
        return new WorkerEngine(settings()).open(List.of(person), new EngineResources(128L << 20, 2));
    }
}
