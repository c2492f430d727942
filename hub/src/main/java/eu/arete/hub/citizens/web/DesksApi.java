package eu.arete.hub.citizens.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.citizens.Desk;
import eu.arete.hub.citizens.Desks;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Pairing of identity desks, for administrators. */
@RestController
@RequestMapping("/api/v1/desks")
class DesksApi {
    record NewDesk(@Nullable String name) {}

    private final Desks desks;

    DesksApi(Desks desks) {
        this.desks = desks;
    }

    /** The token is in this answer and nowhere else. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Desks.Paired pair(Actor actor, @RequestBody NewDesk asked) {
        return desks.pair(actor, asked.name());
    }

    @GetMapping
    List<Desk> all(Actor actor) {
        return desks.all(actor);
    }

    @DeleteMapping("/{desk}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Actor actor, @PathVariable UUID desk) {
        desks.revoke(actor, desk);
    }
}
