package eu.arete.hub.cli.hosting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory for one run of a command, gone with what is in it when it is closed. */
record TemporaryDirectory(Path path) implements AutoCloseable {
    static TemporaryDirectory make() throws IOException {
        return new TemporaryDirectory(Files.createTempDirectory("arete-proof"));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> inside = Files.walk(path)) {
            for (Path place : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(place);
            }
        }
    }
}
