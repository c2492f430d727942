package eu.arete.lake.engine;

import java.util.List;

/** A data engine on which strangers' queries may run. Implementations pass {@code EngineContract}. */
public interface Engine {

    /** The engine's name and version, as shown to people who must know what answered them. */
    String name();

    /**
     * Opens a session that sees these tables and nothing else: no file, no network, no setting, no other session.
     *
     * @throws EngineRefusal {@link EngineRefusal.Reason#FAILED} when a table cannot be read
     */
    EngineSession open(List<NamedTable> tables, EngineResources resources);
}
