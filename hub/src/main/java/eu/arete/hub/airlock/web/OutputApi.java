package eu.arete.hub.airlock.web;

import eu.arete.hub.access.Permit;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.airlock.Asked;
import eu.arete.hub.airlock.Opinion;
import eu.arete.hub.airlock.OutputFile;
import eu.arete.hub.airlock.OutputId;
import eu.arete.hub.airlock.Outputs;
import eu.arete.hub.airlock.Releases;
import eu.arete.hub.airlock.Review;
import eu.arete.hub.airlock.Reviews;
import eu.arete.hub.airlock.Revision;
import eu.arete.hub.airlock.TableMarks;
import eu.arete.hub.publiclog.PublishedEntry;
import eu.arete.hub.site.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Outputs over HTTP: the same words as on the pages. */
@RestController
@RequestMapping("/api/v1/outputs")
class OutputApi {

    private final Outputs outputs;
    private final Reviews reviews;
    private final Releases releases;
    private final PermitNames permits;

    OutputApi(Outputs outputs, Reviews reviews, Releases releases, PermitNames permits) {
        this.outputs = outputs;
        this.reviews = reviews;
        this.releases = releases;
        this.permits = permits;
    }

    /** @param permit its number or its identity */
    record Query(@Nullable String permit, @Nullable String sql) {}

    record Request(
            @Nullable String permit,
            @Nullable String title,
            @Nullable String what,
            @Nullable String why,
            @Nullable String sql) {
        Asked asked() {
            return new Asked(
                    Fields.text("title", title, 200),
                    Fields.text("what", what, 2_000),
                    Fields.text("why", why, 2_000),
                    Fields.text("sql", sql, 20_000));
        }
    }

    /** @param revision the one that was read; the current one if absent */
    record GivenOpinion(
            @Nullable Integer revision,
            @Nullable String verdict,
            @Nullable String reasons) {}

    record Detail(
            OutputView output,
            List<Revision> revisions,
            List<Review> reviews,
            int reviewers,
            @Nullable Long logIndex) {}

    @PostMapping("/preview")
    TableMarks preview(Actor actor, @RequestBody Query query) {
        return outputs.preview(actor, permit(query.permit()).id(), Fields.text("sql", query.sql(), 20_000));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    OutputView request(Actor actor, @RequestBody Request request) {
        return OutputView.of(outputs.request(actor, permit(request.permit()).id(), request.asked()));
    }

    @GetMapping
    List<OutputView> mine(Actor actor) {
        return outputs.of(actor.id()).stream().map(OutputView::of).toList();
    }

    @GetMapping("/awaiting-review")
    List<OutputView> awaiting(Actor actor) {
        return reviews.awaiting(actor).stream().map(OutputView::of).toList();
    }

    @GetMapping("/{id}")
    Detail detail(Actor actor, @PathVariable OutputId id) {
        OutputFile file = releases.look(actor, id);
        Long index = releases.entry(file.output()).map(PublishedEntry::index).orElse(null);
        return new Detail(
                OutputView.of(file.output()),
                file.revisions(),
                file.reviews(),
                file.current().reviewers(),
                index);
    }

    @PostMapping("/{id}/revisions")
    @ResponseStatus(HttpStatus.CREATED)
    OutputView revise(Actor actor, @PathVariable OutputId id, @RequestBody Request request) {
        return OutputView.of(outputs.revise(actor, id, request.asked()));
    }

    @PostMapping("/{id}/withdrawal")
    OutputView withdraw(Actor actor, @PathVariable OutputId id) {
        return OutputView.of(outputs.withdraw(actor, id));
    }

    @PostMapping("/{id}/reviews")
    OutputView review(Actor actor, @PathVariable OutputId id, @RequestBody GivenOpinion given) {
        Opinion opinion = new Opinion(
                Opinion.Verdict.of(Fields.text("verdict", given.verdict(), 40)),
                Fields.text("reasons", given.reasons(), 2_000));
        Integer read = given.revision();
        int revision = read == null ? reviews.reviewable(actor, id).revision() : read;
        return OutputView.of(reviews.review(actor, id, revision, opinion));
    }

    @GetMapping("/{id}/file")
    ResponseEntity<byte[]> file(Actor actor, @PathVariable OutputId id) {
        releases.await(releases.readable(actor, id));
        return Downloads.of(releases.file(actor, id));
    }

    @GetMapping("/{id}/receipt")
    ResponseEntity<byte[]> receipt(Actor actor, @PathVariable OutputId id) {
        releases.await(releases.readable(actor, id));
        return Downloads.of(releases.receipt(actor, id));
    }

    private Permit permit(@Nullable String name) {
        return permits.find(Fields.text("permit", name, 64));
    }
}
