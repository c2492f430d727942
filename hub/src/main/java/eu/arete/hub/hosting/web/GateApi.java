package eu.arete.hub.hosting.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.hosting.GateDecision;
import eu.arete.hub.hosting.gate.Decisions;
import eu.arete.hub.hosting.gate.Derogations;
import eu.arete.hub.hosting.gate.GateWords;
import eu.arete.hub.hosting.gate.KeptDecision;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The gate and the derogations from it, for scripts. Reading is for anyone. */
@RestController
@RequestMapping("/api/v1/hosting/gate")
class GateApi {
    private static final String SEALED = "/hosting/gate/decisions/";
    private static final int MOST = 200;

    private final Decisions decisions;
    private final Derogations derogations;
    private final GateWords words;
    private final Clock clock;

    GateApi(Decisions decisions, Derogations derogations, GateWords words, Clock clock) {
        this.decisions = decisions;
        this.derogations = derogations;
        this.words = words;
        this.clock = clock;
    }

    /** @param sealed where the note is */
    record Past(Instant at, boolean open, String sha256, List<String> failed, String sealed) {
        static Past of(KeptDecision kept) {
            GateDecision decision = kept.decision();
            return new Past(
                    decision.at(),
                    decision.open(),
                    decision.sha256(),
                    GateHistory.failed(decision),
                    SEALED + decision.sha256());
        }
    }

    /** @param until last day */
    record Proposal(
            @Nullable String rule,
            @Nullable String reason,
            @Nullable String function,
            @Nullable LocalDate until) {}

    record Signing(@Nullable String function) {}

    @GetMapping
    GateAnswer now(Locale locale) {
        GateDecision now = decisions.now();
        String sealed =
                decisions.last().map(kept -> SEALED + kept.decision().sha256()).orElse(null);
        return GateAnswer.of(now, sealed, decisions.policy(), words, locale);
    }

    @GetMapping("/decisions")
    List<Past> history() {
        return decisions.latest(MOST).stream().map(Past::of).toList();
    }

    @GetMapping("/overrides")
    List<OverrideAnswer> overrides() {
        return derogations.latest(MOST).stream()
                .map(one -> OverrideAnswer.of(one, clock.instant()))
                .toList();
    }

    @GetMapping("/overrides/{number}")
    OverrideAnswer override(@PathVariable String number) {
        return OverrideAnswer.of(derogations.derogation(number), clock.instant());
    }

    /** Proposes one, for administrators; it excuses nothing before the authority approves it. */
    @PostMapping("/overrides")
    ResponseEntity<OverrideAnswer> propose(Actor actor, @RequestBody Proposal proposal) {
        OverrideAnswer answer = OverrideAnswer.of(
                derogations.propose(actor, proposal.rule(), proposal.reason(), proposal.function(), proposal.until()),
                clock.instant());
        return ResponseEntity.created(URI.create("/api/v1/hosting/gate/overrides/" + answer.number()))
                .body(answer);
    }

    /** For the authority, and never for who proposed it. */
    @PostMapping("/overrides/{number}/approve")
    OverrideAnswer approve(Actor actor, @PathVariable String number, @RequestBody Signing signing) {
        return OverrideAnswer.of(derogations.approve(actor, number, signing.function()), clock.instant());
    }

    /** Withdraws a proposal, or ends one in force. */
    @PostMapping("/overrides/{number}/revoke")
    OverrideAnswer revoke(Actor actor, @PathVariable String number, @RequestBody Signing signing) {
        return OverrideAnswer.of(derogations.end(actor, number, signing.function()), clock.instant());
    }
}
