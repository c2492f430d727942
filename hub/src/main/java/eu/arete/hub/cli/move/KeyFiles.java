package eu.arete.hub.cli.move;

import eu.arete.hub.cli.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of a directory of keys. */
final class KeyFiles {
    private KeyFiles() {}

    static List<Path> of(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new Told("no directory of keys at " + directory + ": name it with --keys");
        }
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
