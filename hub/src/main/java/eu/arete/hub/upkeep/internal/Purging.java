package eu.arete.hub.upkeep.internal;

import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Dataset;
import eu.arete.hub.jobs.JobRun;
import eu.arete.hub.upkeep.Removal;
import eu.arete.lake.upkeep.RowRule;
import eu.arete.privacy.Pseudonym;
import java.io.IOException;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Withdraws the rows of those who oppose, dataset by dataset. */
@Component
class Purging {
    private final OpposedCodes opposed;
    private final Withdrawal withdrawal;
    private final Catalogue catalogue;

    Purging(OpposedCodes opposed, Withdrawal withdrawal, Catalogue catalogue) {
        this.opposed = opposed;
        this.withdrawal = withdrawal;
        this.catalogue = catalogue;
    }

    void purge(JobRun run) throws IOException, InterruptedException {
        Set<Pseudonym> codes = opposed.everywhere(opposed.learn());
        for (Dataset dataset : catalogue.datasets()) {
            run.mayGoOn();
            Mark mark = Mark.of(run);
            if (dataset.descriptor().keeping().withoutOpposed()
                    && !mark.withdrawn().contains(dataset.name())) {
                withdrawal.withdraw(
                        dataset,
                        new OfOpposed(codes),
                        Removal.Reason.OPPOSITION,
                        true,
                        mark.withdrawn(dataset.name()).json(),
                        run);
            }
        }
    }

    private record OfOpposed(Set<Pseudonym> codes) implements Withdrawal.Order {
        @Override
        public RowRule rule() {
            return new RowRule.OfPersons(codes.stream().map(Pseudonym::hex).collect(Collectors.toSet()));
        }

        @Override
        public BooleanSupplier stillHolds() {
            return () -> true;
        }
    }
}
