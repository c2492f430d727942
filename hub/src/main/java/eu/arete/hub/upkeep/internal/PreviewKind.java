package eu.arete.hub.upkeep.internal;

import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Dataset;
import eu.arete.hub.jobs.JobKind;
import eu.arete.hub.jobs.JobRun;
import eu.arete.lake.upkeep.RowRule;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts what retention would take; takes nothing. */
@Component
class PreviewKind implements JobKind {
    private final Withdrawal withdrawal;
    private final Catalogue catalogue;
    private final LakeState lake;
    private final UpkeepStore store;
    private final Step step;
    private final UpkeepSettings settings;
    private final Clock clock;

    PreviewKind(
            Withdrawal withdrawal,
            Catalogue catalogue,
            LakeState lake,
            UpkeepStore store,
            Step step,
            UpkeepSettings settings,
            Clock clock) {
        this.withdrawal = withdrawal;
        this.catalogue = catalogue;
        this.lake = lake;
        this.store = store;
        this.step = step;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Name name() {
        return Kinds.PREVIEW;
    }

    @Override
    public long memoryBoundBytes() {
        return settings.memoryBoundBytes();
    }

    @Override
    public void run(JobRun run) throws IOException, InterruptedException {
        for (Dataset dataset : catalogue.datasets()) {
            run.mayGoOn();
            Mark mark = Mark.of(run);
            if (!mark.withdrawn().contains(dataset.name())) {
                LocalDate limit = lake.limit(dataset);
                Map<String, Long> rows =
                        dataset.firstDay().filter(limit::isAfter).isPresent()
                                ? Withdrawal.counts(withdrawal.find(dataset, new RowRule.Before(limit), run))
                                : Map.of();
                step.take(
                        run,
                        mark.withdrawn(dataset.name()).json(),
                        () -> store.previewed(dataset.name(), limit, rows, clock.instant()));
            }
        }
    }
}
