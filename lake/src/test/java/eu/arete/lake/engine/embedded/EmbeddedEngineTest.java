package eu.arete.lake.engine.embedded;

import eu.arete.lake.engine.Engine;
import eu.arete.lake.engine.EngineContract;

class EmbeddedEngineTest extends EngineContract {

    @Override
    protected Engine engine() {
        return new EmbeddedEngine();
    }
}
