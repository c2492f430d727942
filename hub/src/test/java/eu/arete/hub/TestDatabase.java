package eu.arete.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One embedded PostgreSQL per test JVM; a new database for whoever asks. */
public final class TestDatabase {
    private static final AtomicInteger MADE = new AtomicInteger();
    /** The unpacked programs are shared between runs; the data is not. */
    static final Path PROGRAMS = Path.of(System.getProperty("java.io.tmpdir"), "arete-test-pg-programs");

    private static final String SERVER = start();

    private TestDatabase() {}

    /** @return a JDBC address with its credentials in it */
    public static String fresh() {
        String name = "test_" + MADE.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(SERVER);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot make " + name, e);
        }
        return SERVER.replace("/postgres?", "/" + name + "?");
    }

    private static String start() {
        try {
            Path directory = Files.createTempDirectory("arete-test-pg");
            return new EmbeddedPostgresServer(directory, PROGRAMS, new SecureRandom()).startForTests();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
