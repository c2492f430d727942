package eu.arete.hub.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The repository as text: what the build's own tests read. */
final class Sources {
    /** The reactor, lowest floor first. */
    static final List<String> MODULES = List.of("ledger", "privacy", "synth", "lake", "worker", "desk", "hub", "bench");

    private Sources() {}

    static Path repository() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("ledger/pom.xml")) ? here : here.getParent();
    }

    static List<Path> java(String set) {
        return MODULES.stream()
                .flatMap(module -> under(repository().resolve(module + "/src/" + set + "/java"), ".java").stream())
                .toList();
    }

    static List<Path> under(Path directory, String ending) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(path -> path.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(Path file) {
        return repository().relativize(file.toAbsolutePath()).toString();
    }

    /** The rooms: packages beside the application. */
    static List<String> rooms() {
        try (Stream<Path> inside = Files.list(repository().resolve("hub/src/main/java/eu/arete/hub"))) {
            return inside.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
