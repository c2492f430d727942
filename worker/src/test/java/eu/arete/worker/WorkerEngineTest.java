package eu.arete.worker;

import eu.arete.lake.engine.Engine;
import eu.arete.lake.engine.EngineContract;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class WorkerEngineTest extends EngineContract {

    @TempDir
    static Path shared;

    private static WorkerEngine engine;

    @BeforeAll
    static void start() throws Exception {
        engine = new WorkerEngine(Workshop.in(shared).settings());
    }

    @Override
    protected Engine engine() {
        return engine;
    }
}
