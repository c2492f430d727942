package eu.arete.ledger;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the files of a log are read from: nothing read there is trusted. */
public interface LogSource {
    String CHECKPOINT = "checkpoint";
    String VKEY = "vkey";

    /**
     * The bytes of one file of the log, at a path such as {@code checkpoint} or {@code tile/0/000}.
     *
     * @param maxBytes more than this is a fault, and is not read
     * @return empty where the log has no such file
     */
    Optional<byte[]> read(String path, int maxBytes) throws LogFault, IOException;

    /** Paths of every file under {@code tile/}, where the source can list them; over HTTP it cannot, and there are none. */
    default List<String> tiles() throws IOException {
        return List.of();
    }

    /** The log at an http or https address, or in a directory. */
    static LogSource at(String place) {
        return place.startsWith("http://") || place.startsWith("https://")
                ? new HttpSource(URI.create(place))
                : new DirectorySource(Path.of(place));
    }

    static LogSource at(Path directory) {
        return new DirectorySource(directory);
    }
}
