package eu.arete.hub.workspace.internal;

import eu.arete.hub.Home;
import eu.arete.hub.site.Refused;
import eu.arete.lake.store.Scratch;
import eu.arete.worker.Isolation;
import eu.arete.worker.IsolationUnavailable;
import eu.arete.worker.WorkerEngine;
import eu.arete.worker.WorkerSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Starts worker processes; tries at first use whether this system isolates them. */
@Component
class Workers {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private final WorkerSettings settings;
    private @Nullable WorkerEngine engine;

    Workers(
            Home home,
            @Value("${arete.worker.isolation:required}") String isolation,
            @Value("${arete.worker.class-path:}") String classPath,
            @Value("${arete.scratch:/dev/shm}") Path memory) {
        WorkerSettings here = WorkerSettings.here(
                Path.of(System.getProperty("java.io.tmpdir"), "arete-workers"),
                List.of(home.root(), memory, Scratch.MEMORY, Path.of("/run")),
                Isolation.valueOf(isolation.toUpperCase(Locale.ROOT)));
        this.settings = classPath.isBlank()
                ? here
                : new WorkerSettings(
                        here.java(),
                        classPath,
                        here.places(),
                        here.hidden(),
                        here.isolation(),
                        here.start(),
                        here.grace());
    }

    synchronized WorkerEngine engine() {
        if (engine == null) {
            try {
                engine = new WorkerEngine(settings);
            } catch (IsolationUnavailable e) {
                LOG.error(e.getMessage());
                throw Refused.unavailable("workspace.no-isolation");
            }
            if (!engine.isIsolated()) {
                LOG.warn("Workers are not isolated on this system: no real data may be here");
            }
        }
        return engine;
    }
}
