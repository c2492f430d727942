package eu.arete.hub.extraction.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import eu.arete.hub.access.Permit;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.extraction.Extract;
import eu.arete.hub.extraction.ExtractJob;
import eu.arete.hub.extraction.Extracts;
import eu.arete.hub.extraction.internal.Hold;
import eu.arete.hub.extraction.internal.Holds;
import eu.arete.hub.extraction.internal.Verification;
import eu.arete.hub.extraction.internal.Verifications;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The extract of a permit, by the permit's number or identity. */
@RestController
@RequestMapping("/api/v1/extracts")
class ExtractApi {

    private final Readers readers;
    private final Extracts extracts;
    private final Holds holds;
    private final Verifications verifications;

    ExtractApi(Readers readers, Extracts extracts, Holds holds, Verifications verifications) {
        this.readers = readers;
        this.extracts = extracts;
        this.holds = holds;
        this.verifications = verifications;
    }

    /**
     * @param state of the last extraction asked for: {@code NONE}, {@code WAITING}, {@code RUNNING}, {@code HELD}, {@code DONE}, {@code FAILED}
     * @param extract the one to work on, while there is one
     * @param held what reviewers decide on, while it waits for them
     * @param verification the last time the extract was made again and compared
     */
    record Answer(
            String permit,
            String state,
            @Nullable String failure,
            @Nullable Made extract,
            @Nullable Waiting held,
            @Nullable Verification verification) {}

    /** @param report what the manifest would be */
    record Waiting(
            Instant heldAt,
            String policy,
            int reviewers,
            long agreed,
            @JsonRawValue String report) {

        static Waiting of(Hold hold) {
            return new Waiting(hold.heldAt(), hold.policy(), hold.reviewers(), hold.agreed(), hold.report());
        }
    }

    /** @param verdict {@code DELIVER} or {@code REFUSE} */
    record Opinion(@Nullable String verdict, @Nullable String reasons) {}

    /** What waits for a reviewer. */
    record Held(String permit, Instant heldAt, String policy) {}

    @GetMapping("/held")
    List<Held> held(Actor actor) {
        return holds.awaiting(actor).stream()
                .map(hold -> new Held(hold.permitNumber(), hold.heldAt(), hold.policy()))
                .toList();
    }

    /** A reviewer's opinion on a held extract. */
    @PostMapping("/{permit}/opinions")
    Answer give(Actor actor, @PathVariable("permit") String number, @RequestBody Opinion opinion) {
        Permit permit = readers.toRead(actor, number);
        holds.give(actor, permit, opinion.verdict(), opinion.reasons());
        return answer(permit);
    }

    /** @param manifest the JSON whose bytes have the hash */
    record Made(
            Instant madeAt,
            long persons,
            List<Extract.Table> tables,
            String manifestSha256,
            @JsonRawValue String manifest) {

        static Made of(Extract extract) {
            return new Made(
                    extract.madeAt(),
                    extract.persons(),
                    extract.tables(),
                    extract.manifestSha256(),
                    extract.manifest());
        }
    }

    @GetMapping("/{permit}")
    Answer read(Actor actor, @PathVariable("permit") String permit) {
        return answer(readers.toRead(actor, permit));
    }

    /** Makes it anew, from the lake and the oppositions of now. */
    @PostMapping("/{permit}")
    ResponseEntity<Answer> request(Actor actor, @PathVariable("permit") String number) {
        Permit permit = readers.toAskFor(actor, number);
        extracts.request(permit.id());
        return ResponseEntity.accepted().body(answer(permit));
    }

    /** Makes it again from the same snapshots, and compares. */
    @PostMapping("/{permit}/verification")
    ResponseEntity<Answer> verify(Actor actor, @PathVariable("permit") String number) {
        Permit permit = readers.toAskFor(actor, number);
        extracts.verify(permit.id());
        return ResponseEntity.accepted().body(answer(permit));
    }

    private Answer answer(Permit permit) {
        Optional<ExtractJob> job = extracts.job(permit.id());
        return new Answer(
                permit.number(),
                job.map(last -> last.state().name()).orElse("NONE"),
                job.map(ExtractJob::failure).orElse(null),
                extracts.current(permit.id()).map(Made::of).orElse(null),
                job.filter(last -> last.state() == ExtractJob.State.HELD)
                        .flatMap(last -> holds.last(permit.id()))
                        .map(Waiting::of)
                        .orElse(null),
                extracts.current(permit.id())
                        .flatMap(extract -> verifications.last(extract.id()))
                        .orElse(null));
    }
}
