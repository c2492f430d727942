package eu.arete.hub.reidentification.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.reidentification.Reidentification.Side;
import eu.arete.hub.reidentification.Reidentifications;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.net.URI;
import java.util.Arrays;
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

/** Requests to reach a person, for scripts. */
@RestController
@RequestMapping("/api/v1/reidentifications")
class ReidentificationsApi {
    private static final int MOST = 200;

    private final Reidentifications requests;

    ReidentificationsApi(Reidentifications requests) {
        this.requests = requests;
    }

    /** @param code by which the project knows the person */
    record Asked(
            @Nullable String permit,
            @Nullable String code,
            @Nullable String finding) {
        @Override
        public String toString() {
            return "Asked[hidden]";
        }
    }

    /** @param side {@code medical} or {@code legal} */
    record Approval(@Nullable String side) {}

    record Refusal(@Nullable String reason) {}

    @GetMapping
    List<ReidentificationAnswer> latest(Actor actor) {
        return requests.latest(actor, MOST).stream()
                .map(ReidentificationAnswer::of)
                .toList();
    }

    @GetMapping("/{number}")
    ReidentificationAnswer one(Actor actor, @PathVariable String number) {
        return ReidentificationAnswer.of(requests.find(actor, number));
    }

    /** For a named user of the permit. */
    @PostMapping
    ResponseEntity<ReidentificationAnswer> ask(Actor actor, @RequestBody Asked asked) {
        ReidentificationAnswer answer =
                ReidentificationAnswer.of(requests.request(actor, asked.permit(), asked.code(), asked.finding()));
        return ResponseEntity.created(URI.create("/api/v1/reidentifications/" + answer.number()))
                .body(answer);
    }

    /** Medical, for the committee; legal, for the authority; by two people. */
    @PostMapping("/{number}/approve")
    ReidentificationAnswer approve(Actor actor, @PathVariable String number, @RequestBody Approval approval) {
        return ReidentificationAnswer.of(requests.approve(actor, number, side(approval.side())));
    }

    @PostMapping("/{number}/refuse")
    ReidentificationAnswer refuse(Actor actor, @PathVariable String number, @RequestBody Refusal refusal) {
        return ReidentificationAnswer.of(requests.refuse(actor, number, refusal.reason()));
    }

    @PostMapping("/{number}/withdraw")
    ReidentificationAnswer withdraw(Actor actor, @PathVariable String number) {
        return ReidentificationAnswer.of(requests.withdraw(actor, number));
    }

    static Side side(@Nullable String text) {
        return Arrays.stream(Side.values())
                .filter(side -> side.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> Refused.because("reidentification.side").at(Place.field("side")));
    }
}
