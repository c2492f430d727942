package eu.arete.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A log in a directory, in the layout of tlog-tiles. */
final class DirectorySource implements LogSource {
    private final Path directory;

    DirectorySource(Path directory) {
        this.directory = directory;
    }

    @Override
    public Optional<byte[]> read(String path, int maxBytes) throws LogFault, IOException {
        Path file = directory.resolve(path);
        if (Files.isDirectory(file)) {
            throw new LogFault("a directory stands where a file should").in(path);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new LogFault("more than " + maxBytes + " bytes").in(path);
            }
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<String> tiles() throws IOException {
        Path tiles = directory.resolve("tile");
        if (!Files.isDirectory(tiles)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(tiles)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}
