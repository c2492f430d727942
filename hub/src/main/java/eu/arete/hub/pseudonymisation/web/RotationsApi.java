package eu.arete.hub.pseudonymisation.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.pseudonymisation.Rotations;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rotations for scripts. */
@RestController
@RequestMapping("/api/v1/rotations")
class RotationsApi {
    private static final int MOST = 100;

    private final Rotations rotations;

    RotationsApi(Rotations rotations) {
        this.rotations = rotations;
    }

    /** @param dataset absent: all datasets, and the oppositions with them */
    record Proposal(@Nullable String dataset, @Nullable String reason) {}

    @GetMapping
    List<RotationAnswer> latest(Actor actor) {
        return rotations.latest(actor, MOST).stream().map(RotationAnswer::of).toList();
    }

    @GetMapping("/{number}")
    RotationAnswer one(Actor actor, @PathVariable String number) {
        return RotationAnswer.of(rotations.rotation(actor, number));
    }

    /** For administrators; nothing happens before the authority starts it. */
    @PostMapping
    ResponseEntity<RotationAnswer> propose(Actor actor, @RequestBody Proposal proposal) {
        RotationAnswer answer = RotationAnswer.of(rotations.propose(actor, proposal.dataset(), proposal.reason()));
        return ResponseEntity.created(URI.create("/api/v1/rotations/" + answer.number()))
                .body(answer);
    }

    /** For the authority, and never for who proposed it. */
    @PostMapping("/{number}/start")
    RotationAnswer start(Actor actor, @PathVariable String number) {
        return RotationAnswer.of(rotations.approve(actor, number));
    }

    /** Takes back a proposal, or gives a running one up: nothing changed. */
    @PostMapping("/{number}/abandon")
    RotationAnswer abandon(Actor actor, @PathVariable String number) {
        return RotationAnswer.of(rotations.abandon(actor, number));
    }
}
