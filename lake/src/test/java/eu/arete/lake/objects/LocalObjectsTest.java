package eu.arete.lake.objects;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class LocalObjectsTest extends ObjectStoreContract {

    @TempDir
    private Path directory;

    @Override
    protected ObjectStore store() {
        return new LocalObjects(directory.resolve("objects"));
    }
}
