package eu.arete.hub.comparison.scoring;

import eu.arete.hub.comparison.Claims;
import eu.arete.hub.comparison.CriteriaSet;
import eu.arete.hub.comparison.Criterion;
import eu.arete.hub.comparison.Results;
import eu.arete.hub.comparison.Results.Blind;
import eu.arete.hub.comparison.Results.Component;
import eu.arete.hub.comparison.Results.Control;
import eu.arete.hub.comparison.Results.Held;
import eu.arete.hub.comparison.Results.Hidden;
import eu.arete.hub.comparison.dossier.Dossier;
import eu.arete.hub.comparison.dossier.Head;
import eu.arete.hub.comparison.dossier.Row;
import eu.arete.hub.hosting.Disclosure;
import eu.arete.hub.hosting.Evidence;
import eu.arete.hub.hosting.NonUnionHoldings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** From a dossier to everything that is published of it. */
public final class Comparer {
    private static final BigDecimal EACH = NonUnionHoldings.EACH;
    private static final BigDecimal TOGETHER = NonUnionHoldings.TOGETHER;

    private final Dossier dossier;
    private final Head head;
    private final Computed computed;

    public Comparer(Dossier dossier) {
        this.dossier = dossier;
        this.head = dossier.head();
        this.computed = new Computed(dossier);
    }

    public Results results() {
        Sheet strict = new Sheet(dossier, Claims.NOT_COUNTED, computed);
        Comparing first = new Comparing(dossier, Claims.NOT_COUNTED, strict);
        Comparing second = new Comparing(dossier, Claims.COUNTED, new Sheet(dossier, Claims.COUNTED, computed));
        Map<String, String> providers = new TreeMap<>();
        dossier.providers().forEach(provider -> providers.put(provider.id(), provider.name()));
        return new Results(
                Results.METHOD,
                head.name(),
                head.titles(),
                head.date(),
                Row.written(head.status()),
                head.fictitious(),
                head.currency(),
                head.months(),
                head.seed(),
                head.draws(),
                components(first.model()),
                dossier.services().stream()
                        .map(one -> new Results.Offer(
                                one.id(), one.name(), providers.getOrDefault(one.provider(), ""), one.entity()))
                        .toList(),
                List.of(first.reading(), second.reading()),
                new Costs(dossier).all(),
                dossier.services().stream().map(this::control).toList(),
                certifications(),
                blind(),
                hidden(),
                strict.contradictions(),
                dossier.replies().stream()
                        .map(one -> new Results.Reply(one.service(), one.date(), one.author(), one.text()))
                        .toList());
    }

    private List<Component> components(Model model) {
        List<Component> components = new ArrayList<>();
        for (int k = 0; k < model.parts().size(); k++) {
            Model.Part part = model.parts().get(k);
            components.add(new Component(
                    part.name(),
                    part.version(),
                    part.group(),
                    part.titles(),
                    model.weights().get(k)));
        }
        components.add(new Component(
                "price",
                head.price().formula().code(),
                "price",
                new eu.arete.hub.comparison.Text("Whole cost", "Coût complet"),
                model.priceWeight()));
        return components;
    }

    private Control control(Dossier.Service service) {
        NonUnionHoldings found = computed.holdings(service);
        List<String> reasons = new ArrayList<>();
        if (!found.providerInUnion()) {
            reasons.add("seat-outside");
        }
        found.holders().stream()
                .filter(one -> one.capital().max(one.votes()).compareTo(EACH) > 0)
                .forEach(one -> reasons.add("above-24 " + one.entity().id() + " "
                        + plain(one.capital().max(one.votes()))));
        if (found.capital().max(found.votes()).compareTo(TOGETHER) > 0) {
            reasons.add("above-39 " + plain(found.capital().max(found.votes())));
        }
        found.vetoes().forEach(stake -> reasons.add("veto " + stake.holder()));
        found.appointments().forEach(stake -> reasons.add("appoints " + stake.holder()));
        Computed.Finding finding = computed.ownership(service);
        if (finding == Computed.Finding.CLAIMED) {
            reasons.add("undeclared " + plain(found.undeclaredCapital().max(found.undeclaredVotes())));
        }
        return new Control(service.id(), service.entity(), Row.written(finding), reasons);
    }

    private static String plain(BigDecimal percent) {
        return percent.stripTrailingZeros().toPlainString();
    }

    private List<Held> certifications() {
        List<Held> held = new ArrayList<>();
        for (Dossier.Service service : dossier.services()) {
            dossier.certifications().stream()
                    .filter(one -> Computed.covers(one, service))
                    .forEach(one -> held.add(new Held(
                            service.id(),
                            one.scheme(),
                            one.version(),
                            one.entity(),
                            Row.written(one.status()),
                            one.until(),
                            one.holdsOn(head.date()))));
        }
        return held;
    }

    private List<Blind> blind() {
        List<Blind> blind = new ArrayList<>();
        for (Head.Chosen chosen : head.sets()) {
            CriteriaSet set = dossier.set(chosen.set(), chosen.version());
            for (Criterion one : set.blind()) {
                blind.add(new Blind(
                        set.set(),
                        set.version(),
                        one.id(),
                        one.text(),
                        one.worst().code()));
            }
        }
        return blind;
    }

    private List<Hidden> hidden() {
        List<Hidden> hidden = new ArrayList<>();
        for (Evidence one : dossier.evidence().values()) {
            if (one.disclosure() != Disclosure.PUBLIC) {
                hidden.add(new Hidden(
                        one.id(),
                        one.title(),
                        one.sha256(),
                        Row.written(one.disclosure()),
                        one.ground().orElse(""),
                        one.disclosure() == Disclosure.REDACTED ? List.of() : leftOpen(one.id())));
            }
        }
        return hidden;
    }

    private List<String> leftOpen(String evidence) {
        return dossier.answers().stream()
                .filter(one -> one.evidence().filter(evidence::equals).isPresent())
                .map(one -> one.service() + " " + one.set() + " " + one.criterion())
                .toList();
    }
}
