package eu.arete.hub.upkeep.internal;

import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Dataset;
import eu.arete.hub.jobs.JobKind;
import eu.arete.hub.jobs.JobRun;
import eu.arete.hub.upkeep.Removal;
import eu.arete.lake.upkeep.RowRule;
import java.io.IOException;
import java.time.LocalDate;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Withdraws the rows that are past their time, dataset by dataset. */
@Component
class RetainKind implements JobKind {
    private final Withdrawal withdrawal;
    private final Catalogue catalogue;
    private final LakeState lake;
    private final UpkeepSettings settings;

    RetainKind(Withdrawal withdrawal, Catalogue catalogue, LakeState lake, UpkeepSettings settings) {
        this.withdrawal = withdrawal;
        this.catalogue = catalogue;
        this.lake = lake;
        this.settings = settings;
    }

    @Override
    public Name name() {
        return Kinds.RETAIN;
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
            LocalDate limit = lake.limit(dataset);
            if (dataset.firstDay().filter(limit::isAfter).isPresent()
                    && !mark.withdrawn().contains(dataset.name())) {
                withdrawal.withdraw(
                        dataset,
                        new Past(limit),
                        Removal.Reason.RETENTION,
                        false,
                        mark.withdrawn(dataset.name()).json(),
                        run);
            }
        }
    }

    private record Past(LocalDate limit) implements Withdrawal.Order {
        @Override
        public RowRule rule() {
            return new RowRule.Before(limit);
        }

        @Override
        public BooleanSupplier stillHolds() {
            return () -> true;
        }
    }
}
