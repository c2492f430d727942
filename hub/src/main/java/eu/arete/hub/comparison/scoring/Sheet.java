package eu.arete.hub.comparison.scoring;

import eu.arete.hub.comparison.Answer;
import eu.arete.hub.comparison.Claims;
import eu.arete.hub.comparison.CriteriaSet;
import eu.arete.hub.comparison.Criterion;
import eu.arete.hub.comparison.Results.Contradiction;
import eu.arete.hub.comparison.dossier.Dossier;
import eu.arete.hub.comparison.dossier.Dossier.Given;
import eu.arete.hub.hosting.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answers of a dossier under one reading of claims. */
final class Sheet {
    private final Dossier dossier;
    private final Claims claims;
    private final Computed computed;
    private final Map<List<String>, Given> given = new HashMap<>();

    Sheet(Dossier dossier, Claims claims, Computed computed) {
        this.dossier = dossier;
        this.claims = claims;
        this.computed = computed;
        for (Given one : dossier.answers()) {
            given.put(List.of(one.service(), one.set(), one.version(), one.criterion()), one);
        }
    }

    /** How an answer came to stand for a criterion. */
    enum Origin {
        GIVEN,
        /** Given to the criterion of the same name in today's version. */
        CARRIED,
        COMPUTED,
        NONE
    }

    Origin origin(Dossier.Service service, CriteriaSet set, Criterion criterion) {
        if (criterion.computed().isPresent()) {
            return Origin.COMPUTED;
        }
        Given one = find(service, set, criterion);
        return one == null ? Origin.NONE : one.version().equals(set.version()) ? Origin.GIVEN : Origin.CARRIED;
    }

    Cell cell(Dossier.Service service, CriteriaSet set, Criterion criterion) {
        if (criterion.computed().isPresent()) {
            return computed(service, criterion);
        }
        Given one = find(service, set, criterion);
        Answer answer =
                one == null ? null : one.answer().flatMap(criterion::answer).orElse(null);
        if (one == null || answer == null || isWithheld(one)) {
            return new Cell(criterion, criterion.answers());
        }
        if (one.standing() != Standing.CLAIMED || claims == Claims.COUNTED) {
            return new Cell(criterion, List.of(answer));
        }
        return new Cell(
                criterion, criterion.answers().subList(0, criterion.answers().indexOf(answer) + 1));
    }

    /** An answer whose evidence the public cannot read is no answer, whoever gives it. */
    private boolean isWithheld(Given one) {
        return one.evidence().isPresent() && !dossier.isReadable(one.evidence());
    }

    private @org.jspecify.annotations.Nullable Given find(
            Dossier.Service service, CriteriaSet set, Criterion criterion) {
        Given one = given.get(List.of(service.id(), set.set(), set.version(), criterion.id()));
        if (one != null) {
            return one;
        }
        return dossier.head().sets().stream()
                .filter(now -> now.set().equals(set.set()) && !now.version().equals(set.version()))
                .map(now -> given.get(List.of(service.id(), set.set(), now.version(), criterion.id())))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Cell computed(Dossier.Service service, Criterion criterion) {
        return switch (computed.of(criterion, service)) {
            case MET -> new Cell(criterion, List.of(criterion.best()));
            case NOT_MET -> new Cell(criterion, List.of(criterion.worst()));
            case CLAIMED ->
                new Cell(criterion, claims == Claims.COUNTED ? List.of(criterion.best()) : criterion.answers());
            case UNKNOWN -> new Cell(criterion, criterion.answers());
        };
    }

    List<Contradiction> contradictions() {
        List<Contradiction> found = new ArrayList<>();
        for (Dossier.Service service : dossier.services()) {
            for (var chosen : dossier.head().sets()) {
                CriteriaSet set = dossier.set(chosen.set(), chosen.version());
                for (Criterion criterion : set.criteria()) {
                    Given one = given.get(List.of(service.id(), set.set(), set.version(), criterion.id()));
                    if (criterion.computed().isEmpty()
                            || one == null
                            || one.answer().isEmpty()) {
                        continue;
                    }
                    Cell cell = computed(service, criterion);
                    Optional<String> only =
                            Optional.of(cell.options().get(0).code()).filter(code -> cell.isKnown());
                    if (only.isPresent() && !only.equals(one.answer())) {
                        found.add(new Contradiction(
                                service.id(),
                                set.set(),
                                criterion.id(),
                                one.answer().get(),
                                only.get()));
                    }
                }
            }
        }
        return found;
    }
}
