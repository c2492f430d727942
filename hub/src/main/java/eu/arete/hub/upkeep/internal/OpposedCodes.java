package eu.arete.hub.upkeep.internal;

import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Dataset;
import eu.arete.hub.citizens.Oppositions;
import eu.arete.hub.pseudonymisation.Regimes;
import eu.arete.lake.extract.SourceTable;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.upkeep.KnownCodes;
import eu.arete.privacy.Pseudonym;
import eu.arete.privacy.Recoding;
import eu.arete.privacy.Regime;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The codes of persons whose rows are to be erased. All codes of a person are found where rows link them and written down beside the
 * opposition before such a row goes: what is delivered later under another of their codes must be known for theirs.
 */
@Component
class OpposedCodes {
    private final Oppositions oppositions;
    private final Regimes regimes;
    private final Catalogue catalogue;
    private final LakeState lake;
    private final LakeStore store;
    private final Scratch scratch;
    private final UpkeepSettings settings;
    private final Clock clock;

    OpposedCodes(
            Oppositions oppositions,
            Regimes regimes,
            Catalogue catalogue,
            LakeState lake,
            LakeStore store,
            Scratch scratch,
            UpkeepSettings settings,
            Clock clock) {
        this.oppositions = oppositions;
        this.regimes = regimes;
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

    /** The same under every regime in which a row of theirs may lie. */
    Set<Pseudonym> everywhere(Set<Pseudonym> codes) {
        return regimes.everywhere(codes);
    }

    /**
     * Finds what other codes these persons have in the lake and writes them down. Datasets under different regimes are read one regime
     * after the other, until none tells of a new code.
     */
    Set<Pseudonym> learn() throws IOException, InterruptedException {
        Map<Regime, List<SourceTable>> sources = new LinkedHashMap<>();
        for (Dataset dataset : catalogue.datasets()) {
            sources.computeIfAbsent(regimes.of(dataset.name()), regime -> new ArrayList<>())
                    .addAll(lake.sources(dataset));
        }
        Set<Pseudonym> persons = due();
        for (int before = 0; before < persons.size(); ) {
            before = persons.size();
            for (Map.Entry<Regime, List<SourceTable>> group : sources.entrySet()) {
                learn(group.getKey(), group.getValue(), persons);
            }
            persons = due();
            if (sources.size() == 1) {
                break;
            }
        }
        return persons;
    }

    private void learn(Regime regime, List<SourceTable> sources, Set<Pseudonym> persons)
            throws IOException, InterruptedException {
        Recoding there = new Recoding(regimes.ofOppositions(), regime);
        Recoding back = new Recoding(regime, regimes.ofOppositions());
        Map<Pseudonym, Set<Pseudonym>> found =
                new KnownCodes(store, scratch, settings.limits()).of(sources, recoded(persons, there));
        Map<Pseudonym, Set<Pseudonym>> learnt = new HashMap<>();
        found.forEach((person, codes) -> learnt.put(back.recode(person), recoded(codes, back)));
        oppositions.learn(learnt);
    }

    private static Set<Pseudonym> recoded(Set<Pseudonym> codes, Recoding recoding) {
        return codes.stream().map(recoding::recode).collect(Collectors.toSet());
    }
}
