package eu.arete.hub.hosting.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.CurrentActor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.hosting.GateDecision;
import eu.arete.hub.hosting.Hosts;
import eu.arete.hub.hosting.RuleOutcome;
import eu.arete.hub.hosting.gate.Decisions;
import eu.arete.hub.hosting.gate.Derogation;
import eu.arete.hub.hosting.gate.Derogations;
import eu.arete.hub.hosting.gate.GateWords;
import eu.arete.hub.hosting.gate.KeptDecision;
import eu.arete.hub.hosting.gate.PolicyRule;
import eu.arete.hub.site.Refusals;
import eu.arete.hub.site.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The gate for people: what holds, what does not, until when, who excused what, and everything that was decided before. */
@Controller
@RequestMapping("/hosting/gate")
class GatePages {
    private static final int SHOWN = 60;
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final Decisions decisions;
    private final Derogations derogations;
    private final Hosts hosts;
    private final GateWords words;
    private final CurrentActor visitor;
    private final Refusals refusals;
    private final Clock clock;

    GatePages(
            Decisions decisions,
            Derogations derogations,
            Hosts hosts,
            GateWords words,
            CurrentActor visitor,
            Refusals refusals,
            Clock clock) {
        this.decisions = decisions;
        this.derogations = derogations;
        this.hosts = hosts;
        this.words = words;
        this.visitor = visitor;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** A rule as the page shows it. */
    public record RuleView(PolicyRule rule, RuleOutcome outcome, String why, String tone) {
        /** Whether this piece of evidence is the hash of a report of a technical test, which has a page. */
        public boolean isProof(String evidence) {
            return (rule.check().equals("proofs") || rule.check().equals("build")) && evidence.length() == 64;
        }
    }

    /** A decision as the page shows it. */
    public record PastView(
            KeptDecision kept,
            List<String> failed,
            @Nullable Long entry) {}

    @GetMapping
    String gate(Locale locale, Model page) {
        GateDecision now = decisions.now();
        List<KeptDecision> latest = decisions.latest(SHOWN);
        page.addAttribute("decision", now);
        List<RuleView> rules =
                now.rules().stream().map(outcome -> view(outcome, locale)).toList();
        page.addAttribute("rules", rules);
        page.addAttribute(
                "ending",
                rules.stream()
                        .filter(view -> view.outcome().until().isPresent()
                                && view.outcome().state() != RuleOutcome.State.MET)
                        .sorted(Comparator.comparing(
                                view -> view.outcome().until().orElseThrow()))
                        .toList());
        page.addAttribute("host", hosts.ours().orElse(null));
        page.addAttribute("failed", GateHistory.failed(now));
        page.addAttribute(
                "excused",
                now.rules().stream()
                        .filter(outcome -> outcome.state() == RuleOutcome.State.DEROGATED)
                        .map(RuleOutcome::rule)
                        .toList());
        page.addAttribute("policy", decisions.policy());
        page.addAttribute("history", GateHistory.of(latest, now.at()));
        page.addAttribute("past", latest.stream().map(this::past).toList());
        page.addAttribute(
                "derogations",
                derogations.latest(SHOWN).stream()
                        .map(one -> OverrideAnswer.of(one, clock.instant()))
                        .toList());
        return "hosting/gate";
    }

    private RuleView view(RuleOutcome outcome, Locale locale) {
        String tone = switch (outcome.state()) {
            case MET -> "good";
            case WARNING, DEROGATED -> "warn";
            case FAILED -> "bad";
        };
        return new RuleView(
                decisions.policy().rule(outcome.rule()).orElseThrow(), outcome, words.why(outcome, locale), tone);
    }

    private PastView past(KeptDecision kept) {
        return new PastView(
                kept,
                GateHistory.failed(kept.decision()),
                decisions.entry(kept).map(entry -> entry.index()).orElse(null));
    }

    /** The sealed note, as {@code ./arete hosting gate verify} reads it. */
    @GetMapping("/decisions/{sha256:[0-9a-f]{64}}")
    ResponseEntity<byte[]> decision(@PathVariable String sha256) {
        return note(
                "gate-" + sha256.substring(0, 12), decisions.decision(sha256).note());
    }

    @GetMapping("/overrides/{number}/note")
    ResponseEntity<byte[]> derogation(@PathVariable String number) {
        Derogation derogation = derogations.derogation(number);
        return note(
                derogation.number(),
                derogation.note().orElseThrow(() -> Refused.notFound("hosting.no-such-derogation", number)));
    }

    private static ResponseEntity<byte[]> note(String name, String note) {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".note")
                                .build()
                                .toString())
                .body(note.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/overrides")
    String overrides(Model page) {
        page.addAttribute("policy", decisions.policy());
        page.addAttribute(
                "derogations",
                derogations.latest(SHOWN).stream()
                        .map(one -> OverrideAnswer.of(one, clock.instant()))
                        .toList());
        page.addAttribute("mayPropose", is(Role.ADMINISTRATOR));
        page.addAttribute("mayApprove", is(Role.AUTHORITY));
        return "hosting/overrides";
    }

    private boolean is(Role role) {
        return visitor.find().filter(actor -> actor.is(role)).isPresent();
    }

    @PostMapping("/overrides")
    String propose(
            Actor actor,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String function,
            @RequestParam(defaultValue = "") String until,
            Locale locale,
            Model page,
            HttpServletResponse response) {
        page.addAttribute("typed", new GateApi.Proposal(rule, reason, function, day(until)));
        return done(() -> derogations.propose(actor, rule, reason, function, day(until)), locale, page, response);
    }

    @PostMapping("/overrides/{number}/approve")
    String approve(
            Actor actor,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String function,
            Locale locale,
            Model page,
            HttpServletResponse response) {
        return done(() -> derogations.approve(actor, number, function), locale, page, response);
    }

    @PostMapping("/overrides/{number}/revoke")
    String revoke(
            Actor actor,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String function,
            Locale locale,
            Model page,
            HttpServletResponse response) {
        return done(() -> derogations.end(actor, number, function), locale, page, response);
    }

    private String done(Supplier<Derogation> act, Locale locale, Model page, HttpServletResponse response) {
        try {
            return "redirect:/hosting/gate/overrides#" + act.get().number();
        } catch (Refused refused) {
            response.setStatus(refused.status().value());
            page.addAttribute("told", refusals.tell(refused, locale));
            return overrides(page);
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException notADay) {
            return null;
        }
    }
}
