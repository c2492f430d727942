package eu.arete.hub.workspace.internal;

import eu.arete.lake.engine.EngineResources;
import eu.arete.lake.engine.Limits;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What a project may use of the machine.
 *
 * @param workers processes at a time, over all projects
 * @param openQueries waiting or running at a time, for one person
 * @param idle after which a worker that nobody uses is closed
 */
public record WorkspaceLimits(Limits query, EngineResources resources, int workers, int openQueries, Duration idle) {

    @Component
    static final class Configured {
        private final WorkspaceLimits limits;

        Configured(
                @Value("${arete.workspace.seconds:60}") long seconds,
                @Value("${arete.workspace.rows:10000}") long rows,
                @Value("${arete.workspace.memory-mb:1024}") long memoryMb,
                @Value("${arete.workspace.threads:2}") int threads,
                @Value("${arete.workspace.workers:4}") int workers) {
            this.limits = new WorkspaceLimits(
                    new Limits(Duration.ofSeconds(seconds), rows),
                    new EngineResources(memoryMb << 20, threads),
                    workers,
                    3,
                    Duration.ofMinutes(10));
        }

        WorkspaceLimits limits() {
            return limits;
        }
    }
}
