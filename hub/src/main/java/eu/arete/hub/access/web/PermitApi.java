package eu.arete.hub.access.web;

import eu.arete.hub.access.internal.Desk;
import eu.arete.hub.access.internal.Details;
import eu.arete.hub.access.internal.Grants;
import eu.arete.hub.accounts.Actor;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Permits over HTTP. */
@RestController
@RequestMapping("/api/v1/permits")
class PermitApi {

    private final Grants grants;
    private final Desk desk;
    private final Clock clock;

    PermitApi(Grants grants, Desk desk, Clock clock) {
        this.grants = grants;
        this.desk = desk;
        this.clock = clock;
    }

    record Order(@Nullable String reasons) {}

    @GetMapping
    List<PermitAnswer> list(Actor actor) {
        return desk.permits(actor).stream()
                .map(file -> PermitAnswer.of(file, actor, clock.instant()))
                .toList();
    }

    @GetMapping("/{id}")
    PermitAnswer read(Actor actor, @PathVariable("id") String id) {
        return PermitAnswer.of(grants.read(actor, Ids.permit(id)), actor, clock.instant());
    }

    @PostMapping("/{id}/{command}")
    PermitAnswer give(
            Actor actor,
            @PathVariable("id") String id,
            @PathVariable("command") String command,
            @RequestBody(required = false) @Nullable Order order) {
        String reasons = order == null || order.reasons() == null ? "" : order.reasons();
        Details details = new Details(reasons, "", List.of(), List.of());
        return PermitAnswer.of(grants.give(actor, Ids.permit(id), command, details), actor, clock.instant());
    }
}
