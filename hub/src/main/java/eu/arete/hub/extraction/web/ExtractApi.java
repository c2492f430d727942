package eu.arete.hub.extraction.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import eu.arete.hub.access.Permit;
import eu.arete.hub.access.PermitId;
import eu.arete.hub.access.Permits;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.extraction.Extract;
import eu.arete.hub.extraction.ExtractJob;
import eu.arete.hub.extraction.Extracts;
import eu.arete.hub.site.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The extract of a permit, by the permit's number or identity. */
@RestController
@RequestMapping("/api/v1/extracts")
class ExtractApi {

    private final Permits permits;
    private final Extracts extracts;

    ExtractApi(Permits permits, Extracts extracts) {
        this.permits = permits;
        this.extracts = extracts;
    }

    /**
     * @param state of the last extraction asked for: {@code NONE}, {@code WAITING}, {@code RUNNING}, {@code DONE}, {@code FAILED}
     * @param extract the one to work on, while there is one
     */
    record Answer(
            String permit,
            String state,
            @Nullable String failure,
            @Nullable Made extract) {}

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
        return answer(ofMember(actor, permit));
    }

    /** Makes it anew, from the lake and the oppositions of now. */
    @PostMapping("/{permit}")
    ResponseEntity<Answer> request(Actor actor, @PathVariable("permit") String number) {
        Permit permit = ofMember(actor, number);
        extracts.request(permit.id());
        return ResponseEntity.accepted().body(answer(permit));
    }

    private Answer answer(Permit permit) {
        Optional<ExtractJob> job = extracts.job(permit.id());
        return new Answer(
                permit.number(),
                job.map(last -> last.state().name()).orElse("NONE"),
                job.map(ExtractJob::failure).orElse(null),
                extracts.current(permit.id()).map(Made::of).orElse(null));
    }

    private Permit ofMember(Actor actor, String text) {
        actor.mustHaveSecondFactor();
        Permit permit = find(text).orElseThrow(() -> Refused.notFound("extraction.no-such-permit", text));
        if (!permit.isMember(actor.id()) && !actor.is(Role.AUTHORITY)) {
            throw Refused.forbidden("extraction.not-a-member", permit.number());
        }
        return permit;
    }

    private Optional<Permit> find(String text) {
        try {
            return permits.find(PermitId.parse(text));
        } catch (IllegalArgumentException notAnIdentity) {
            return permits.find(text);
        }
    }
}
