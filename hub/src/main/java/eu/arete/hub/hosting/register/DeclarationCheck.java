package eu.arete.hub.hosting.register;

import eu.arete.hub.hosting.LegalEntity;
import eu.arete.hub.hosting.OwnershipGraph;
import eu.arete.hub.hosting.OwnershipRefused;
import eu.arete.hub.hosting.Stake;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import eu.arete.privacy.ExpectedDigits;
import eu.arete.privacy.PersonalDataDetector;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold between the facts of one declaration. */
final class DeclarationCheck {
    private final List<Draft> drafts;

    private DeclarationCheck(List<Draft> drafts) {
        this.drafts = drafts;
    }

    /** @throws Refused at the first fact that cannot stand beside the others */
    static void check(String service, List<Draft> drafts) {
        DeclarationCheck check = new DeclarationCheck(drafts);
        if (check.of(Kind.SERVICE).isEmpty()) {
            throw Refused.because("site.field-missing", "service").at(Place.field("service"));
        }
        for (Draft draft : check.of(Kind.CERTIFICATION)) {
            if (!draft.value("service").isEmpty() && !draft.value("service").equals(service)) {
                throw DeclarationReader.malformed(draft.place() + ".service", service);
            }
        }
        check.unique();
        check.references();
        drafts.forEach(DeclarationCheck::one);
        check.ownership();
    }

    private List<Draft> of(Kind kind) {
        return drafts.stream().filter(draft -> draft.kind() == kind).toList();
    }

    private void unique() {
        Set<String> bodies = new HashSet<>();
        for (Draft draft : drafts) {
            if (!bodies.add(draft.kind() + draft.body())) {
                throw twice(draft);
            }
        }
        Set<String> evidence = new HashSet<>();
        for (Draft draft : of(Kind.EVIDENCE)) {
            if (!evidence.add(draft.value("id"))) {
                throw twice(draft);
            }
        }
        for (Kind kind : List.of(Kind.SERVICE, Kind.TRANSFER_PAGE, Kind.ENTITY)) {
            List<Draft> same = of(kind);
            for (int i = 0; i < same.size(); i++) {
                for (Draft later : same.subList(i + 1, same.size())) {
                    if (same.get(i).value("id").equals(later.value("id")) && overlap(same.get(i), later)) {
                        throw twice(later);
                    }
                }
            }
        }
    }

    private static boolean overlap(Draft one, Draft other) {
        return !first(one).isAfter(last(other)) && !first(other).isAfter(last(one));
    }

    private static LocalDate first(Draft draft) {
        return draft.date("from").orElse(LocalDate.MIN);
    }

    private static LocalDate last(Draft draft) {
        return draft.date("until").orElse(LocalDate.MAX);
    }

    private static Refused twice(Draft draft) {
        return Refused.because("hosting.register.twice", draft.place()).at(Place.field(draft.place()));
    }

    private void references() {
        Set<String> entities = ids(Kind.ENTITY);
        Set<String> evidence = ids(Kind.EVIDENCE);
        for (Draft draft : drafts) {
            for (Rule rule : draft.kind().rules()) {
                String value = draft.value(rule.name());
                boolean dangling = rule.shape() == Shape.ENTITY && !value.isEmpty() && !entities.contains(value)
                        || rule.shape() == Shape.EVIDENCE && !value.isEmpty() && !evidence.contains(value);
                if (dangling) {
                    String at = draft.place() + "." + rule.name();
                    throw Refused.because("hosting.register.dangling", at, value)
                            .at(Place.field(at));
                }
            }
        }
    }

    private Set<String> ids(Kind kind) {
        return of(kind).stream().map(draft -> draft.value("id")).collect(Collectors.toSet());
    }

    private static void one(Draft draft) {
        if (first(draft).isAfter(last(draft))) {
            throw DeclarationReader.malformed(draft.place() + ".until", "from ≤ until");
        }
        if (draft.kind() == Kind.CERTIFICATION && draft.date("from").isEmpty()) {
            String at = draft.place() + ".from";
            throw Refused.because("site.field-missing", at).at(Place.field(at));
        }
        if (draft.kind() == Kind.CERTIFICATION
                && draft.value("status").equals("qualified")
                && draft.date("until").isEmpty()) {
            String at = draft.place() + ".until";
            throw Refused.because("site.field-missing", at).at(Place.field(at));
        }
        if (draft.kind() == Kind.EVIDENCE) {
            boolean open = draft.value("disclosure").equals("public");
            require(draft, "ground", !open);
            require(draft, "redacted", draft.value("disclosure").equals("redacted"));
        }
        for (Rule rule : draft.kind().rules()) {
            if (rule.shape() == Shape.TEXT
                    && PersonalDataDetector.find(draft.value(rule.name()), ExpectedDigits.NONE)
                            .isPresent()) {
                String at = draft.place() + "." + rule.name();
                throw Refused.because("hosting.register.personal-data", at).at(Place.field(at));
            }
        }
    }

    private static void require(Draft draft, String field, boolean required) {
        boolean present = draft.values().containsKey(field);
        String at = draft.place() + "." + field;
        if (required && !present) {
            throw Refused.because("site.field-missing", at).at(Place.field(at));
        }
        if (!required && present) {
            throw DeclarationReader.malformed(at, "disclosure: " + draft.value("disclosure"));
        }
    }

    /** On each day on which something begins, the stakes of that day can all be true. */
    private void ownership() {
        Stream<LocalDate> starts =
                Stream.concat(of(Kind.STAKE).stream(), of(Kind.ENTITY).stream()).map(DeclarationCheck::first);
        starts.distinct().sorted().forEach(this::ownershipOn);
    }

    private void ownershipOn(LocalDate day) {
        List<LegalEntity> entities = of(Kind.ENTITY).stream()
                .filter(draft -> holds(draft, day))
                .map(draft -> new LegalEntity(
                        draft.value("id"),
                        draft.value("name"),
                        draft.value("country"),
                        Boolean.parseBoolean(draft.value("inUnion"))))
                .toList();
        List<Stake> stakes = of(Kind.STAKE).stream()
                .filter(draft -> holds(draft, day))
                .map(draft -> new Stake(
                        draft.value("holder"),
                        draft.value("held"),
                        new BigDecimal(draft.value("capital")),
                        new BigDecimal(draft.value("votes")),
                        false,
                        false,
                        draft.value("evidence")))
                .toList();
        try {
            OwnershipGraph.of(entities, stakes);
        } catch (OwnershipRefused e) {
            throw Refused.because("hosting.register.ownership." + word(e.reason()), e.entity())
                    .at(Place.field("ownership"));
        }
    }

    private static String word(OwnershipRefused.Reason reason) {
        return reason == OwnershipRefused.Reason.OVER_100 ? "over-100" : "impossible";
    }

    private static boolean holds(Draft draft, LocalDate day) {
        return !first(draft).isAfter(day) && !last(draft).isBefore(day);
    }
}
