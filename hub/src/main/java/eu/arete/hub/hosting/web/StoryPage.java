package eu.arete.hub.hosting.web;

import eu.arete.hub.hosting.Gate;
import eu.arete.hub.hosting.GateDecision;
import eu.arete.hub.hosting.LatestComparison;
import eu.arete.hub.hosting.LegalEntity;
import eu.arete.hub.hosting.Proof;
import eu.arete.hub.hosting.ProofKind;
import eu.arete.hub.hosting.Proofs;
import eu.arete.hub.hosting.RuleOutcome;
import eu.arete.hub.hosting.register.Fact;
import eu.arete.hub.hosting.register.HostRegister;
import eu.arete.hub.hosting.register.Kind;
import eu.arete.hub.hosting.register.Known;
import eu.arete.hub.hosting.register.Version;
import eu.arete.hub.publiclog.EntryId;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.publiclog.PublishedEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where the data is, under which law, who holds the keys, what it costs, why this host: in a minute, each claim with how to check it. */
@Controller
class StoryPage {
    private final HostRegister register;
    private final ObjectProvider<Gate> gate;
    private final ObjectProvider<Proofs> proofs;
    private final ObjectProvider<LatestComparison> comparisons;
    private final PublicLog log;
    private final boolean token;

    StoryPage(
            HostRegister register,
            ObjectProvider<Gate> gate,
            ObjectProvider<Proofs> proofs,
            ObjectProvider<LatestComparison> comparisons,
            PublicLog log,
            @Value("${arete.keys.library:}") String library) {
        this.register = register;
        this.gate = gate;
        this.proofs = proofs;
        this.comparisons = comparisons;
        this.log = log;
        this.token = !library.isBlank();
    }

    /** A kind of proof and the last of it, if any. */
    public record ProofLine(String kind, @Nullable Proof proof) {}

    @GetMapping("/hosting")
    String story(Model page, Locale locale) {
        Optional<String> ours = register.oursNow();
        ours.ifPresent(service -> host(service, page));
        GateDecision decision =
                Optional.ofNullable(gate.getIfAvailable()).map(Gate::now).orElse(null);
        page.addAttribute("decision", decision);
        page.addAttribute("failing", decision == null ? 0 : failing(decision));
        page.addAttribute("keys", keys());
        page.addAttribute("proofs", proofLines());
        latest(ProofKind.REVERSIBILITY_DRILL).ifPresent(proof -> page.addAttribute("drill", proof));
        Optional.ofNullable(comparisons.getIfAvailable())
                .flatMap(room -> room.latestPublished(locale))
                .ifPresent(published -> page.addAttribute("comparison", published));
        page.addAttribute("vkey", log.verifierKey().text());
        page.addAttribute(
                "address",
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString());
        return "hosting/story";
    }

    private void host(String service, Model page) {
        Known known = register.now(service);
        page.addAttribute("known", known);
        page.addAttribute("storage", used(known, "storage"));
        page.addAttribute("backup", used(known, "backup"));
        known.holdings().ifPresent(holdings -> page.addAttribute("holdings", holdings));
        page.addAttribute("controllers", controllers(known));
        page.addAttribute("laws", known.of(Kind.LAW));
        page.addAttribute("accesses", known.of(Kind.REMOTE_ACCESS));
        List<Fact> costs = known.everOf(Kind.COST);
        if (!costs.isEmpty()) {
            page.addAttribute("costs", Costs.of(costs));
        }
        List<Version> versions = register.versions(service);
        page.addAttribute("version", versions.get(0));
        log.find(new EntryId(versions.get(0).entry()))
                .map(PublishedEntry::index)
                .ifPresent(index -> page.addAttribute("entry", index));
    }

    /** Those at the top of the chain who decide alone. */
    private static List<LegalEntity> controllers(Known known) {
        return known.ownership()
                .map(graph -> known.description().stream()
                        .flatMap(fact -> graph.controllersOf(fact.value("entity")).stream())
                        .map(graph::entity)
                        .toList())
                .orElse(List.of());
    }

    private static List<Fact> used(Known known, String use) {
        return known.of(Kind.LOCATION).stream()
                .filter(fact -> fact.value("use").equals(use))
                .toList();
    }

    private static long failing(GateDecision decision) {
        return decision.rules().stream()
                .filter(rule -> rule.state() == RuleOutcome.State.FAILED)
                .count();
    }

    /** What can be said of the keys, from the most to the least shown. */
    private String keys() {
        return latest(ProofKind.KEYS)
                .map(proof -> proof.passed() ? "proven" : "failed")
                .orElse(token ? "declared" : "files");
    }

    private List<ProofLine> proofLines() {
        return Arrays.stream(ProofKind.values())
                .map(kind -> new ProofLine(
                        kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        latest(kind).orElse(null)))
                .toList();
    }

    private Optional<Proof> latest(ProofKind kind) {
        return Optional.ofNullable(proofs.getIfAvailable()).flatMap(room -> room.latest(kind));
    }
}
