package eu.arete.hub.upkeep.internal;

import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.citizens.Oppositions;
import eu.arete.lake.extract.SourceTable;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.upkeep.KnownCodes;
import eu.arete.privacy.Pseudonym;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The codes of persons whose rows are to be erased. All codes of a person are found where rows link them and written down beside the
 * opposition before such a row goes: what is delivered later under another of their codes must be known for theirs.
 */
@Component
class OpposedCodes {
    private final Oppositions oppositions;
    private final Catalogue catalogue;
    private final LakeState lake;
    private final LakeStore store;
    private final Scratch scratch;
    private final UpkeepSettings settings;
    private final Clock clock;

    OpposedCodes(
            Oppositions oppositions,
            Catalogue catalogue,
            LakeState lake,
            LakeStore store,
            Scratch scratch,
            UpkeepSettings settings,
            Clock clock) {
        this.oppositions = oppositions;
        this.catalogue = catalogue;
        this.lake = lake;
        this.store = store;
        this.scratch = scratch;
        this.settings = settings;
        this.clock = clock;
    }

    /** Persons who oppose now and did when the time to think again began, by every code known of them. */
    Set<Pseudonym> due() {
        Instant now = clock.instant();
        Set<Pseudonym> due = new HashSet<>(oppositions.opposedAsOf(now));
        due.retainAll(oppositions.opposedAsOf(now.minus(settings.reflection())));
        return due;
    }

    /** Finds what other codes these persons have in the lake and writes them down. */
    Set<Pseudonym> learn() throws IOException, InterruptedException {
        Set<Pseudonym> persons = due();
        if (persons.isEmpty()) {
            return persons;
        }
        List<SourceTable> sources = catalogue.datasets().stream()
                .flatMap(dataset -> lake.sources(dataset).stream())
                .toList();
        oppositions.learn(new KnownCodes(store, scratch, settings.limits()).of(sources, persons));
        return due();
    }
}
