package eu.arete.hub.workspace.web;

import eu.arete.hub.access.Permit;
import eu.arete.hub.access.Permits;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.extraction.ExtractJob;
import eu.arete.hub.extraction.Extracts;
import eu.arete.hub.site.Refusals;
import eu.arete.hub.site.Refused;
import eu.arete.hub.workspace.QueryResult;
import eu.arete.hub.workspace.internal.ProjectWork;
import eu.arete.hub.workspace.internal.Query;
import eu.arete.lake.engine.TableShape;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Workspaces over HTTP, each by its permit's number or identity. */
@RestController
@RequestMapping("/api/v1/workspaces")
class WorkspaceApi {

    private final Admission admission;
    private final Permits permits;
    private final Extracts extracts;
    private final ProjectWork work;
    private final Refusals refusals;
    private final Clock clock;

    WorkspaceApi(
            Admission admission, Permits permits, Extracts extracts, ProjectWork work, Refusals refusals, Clock clock) {
        this.admission = admission;
        this.permits = permits;
        this.extracts = extracts;
        this.work = work;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** @param extract state of the last extraction asked for, {@code NONE} when none was */
    record Mine(String permit, String id, String title, LocalDate start, LocalDate end, boolean open, String extract) {}

    record Workspace(
            String permit,
            String title,
            LocalDate end,
            long seconds,
            long rows,
            long memoryBytes,
            List<TableShape> tables) {}

    record Submission(@Nullable String sql) {}

    @GetMapping
    List<Mine> list(Actor actor) {
        return permits.ofPerson(actor.id()).stream()
                .filter(permit -> permit.admits(actor.id()))
                .map(permit -> new Mine(
                        permit.number(),
                        permit.id().toString(),
                        permit.title(),
                        permit.start(),
                        permit.end(),
                        permit.inForce(clock.instant()),
                        extracts.job(permit.id())
                                .map(ExtractJob::state)
                                .map(Enum::name)
                                .orElse("NONE")))
                .toList();
    }

    @GetMapping("/{permit}")
    Workspace read(Actor actor, @PathVariable("permit") String number) {
        Permit permit = admission.of(actor, number);
        return new Workspace(
                permit.number(),
                permit.title(),
                permit.end(),
                work.limits().query().time().toSeconds(),
                work.limits().query().rows(),
                work.limits().resources().memoryBytes(),
                work.tables(permit));
    }

    @GetMapping("/{permit}/queries")
    List<QueryAnswer> history(Actor actor, @PathVariable("permit") String number, Locale locale) {
        Permit permit = admission.of(actor, number);
        return work.history(permit, actor.id()).stream()
                .map(query -> tell(query, permit, locale))
                .toList();
    }

    /**
     * Submits a query and waits for it a little: 200 with its rows when it is done by then, 202 when it is not, the refusal when it is
     * refused.
     *
     * @param wait seconds, 30 at most
     */
    @PostMapping("/{permit}/queries")
    ResponseEntity<QueryAnswer> submit(
            Actor actor,
            @PathVariable("permit") String number,
            @RequestParam(name = "wait", defaultValue = "10") int wait,
            @RequestBody Submission submission,
            Locale locale) {
        Permit permit = admission.of(actor, number);
        Query submitted = work.submit(permit, actor.id(), submission.sql() == null ? "" : submission.sql());
        URI address = URI.create("/api/v1/workspaces/" + permit.number() + "/queries/" + submitted.id());
        Query query = work.await(submitted, Duration.ofSeconds(Math.max(0, Math.min(30, wait))));
        query.refused().filter(refusal -> wait > 0).ifPresent(refusal -> {
            throw refusal.refused();
        });
        QueryAnswer answer = tell(query, permit, locale);
        return query.state() == Query.State.DONE
                ? ResponseEntity.ok().location(address).body(answer.with(work.result(permit, actor.id(), query.id())))
                : ResponseEntity.accepted().location(address).body(answer);
    }

    @GetMapping("/{permit}/queries/{query}")
    QueryAnswer follow(
            Actor actor, @PathVariable("permit") String number, @PathVariable("query") String query, Locale locale) {
        Permit permit = admission.of(actor, number);
        return tell(work.find(permit, actor.id(), id(query)), permit, locale);
    }

    @PostMapping("/{permit}/queries/{query}/cancel")
    QueryAnswer cancel(
            Actor actor, @PathVariable("permit") String number, @PathVariable("query") String query, Locale locale) {
        Permit permit = admission.of(actor, number);
        return tell(work.cancel(permit, actor.id(), id(query)), permit, locale);
    }

    @GetMapping("/{permit}/queries/{query}/result")
    QueryResult result(Actor actor, @PathVariable("permit") String number, @PathVariable("query") String query) {
        Permit permit = admission.of(actor, number);
        return work.result(permit, actor.id(), id(query));
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw Refused.notFound("workspace.no-such-query");
        }
    }

    private QueryAnswer tell(Query query, Permit permit, Locale locale) {
        return QueryAnswer.of(query, permit.number(), work.progress(query.id()), refusals, locale);
    }
}
