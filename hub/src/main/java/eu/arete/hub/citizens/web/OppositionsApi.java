package eu.arete.hub.citizens.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.citizens.Batch;
import eu.arete.hub.citizens.Desk;
import eu.arete.hub.citizens.Desks;
import eu.arete.hub.citizens.Oppositions;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import eu.arete.hub.site.Throttle;
import eu.arete.privacy.FirstStageCode;
import eu.arete.privacy.ReceiptNumber;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Oppositions for desks and scripts. */
@RestController
@RequestMapping("/api/v1/oppositions")
class OppositionsApi {
    private static final String BEARER = "Bearer ";

    /**
     * What a desk hands on.
     *
     * @param code first-stage code
     * @param wish {@code oppose} or {@code allow}
     * @param receipt hash of a receipt number
     */
    record HandedOn(
            @Nullable String code,
            @Nullable String wish,
            @Nullable String receipt) {
        @Override
        public String toString() {
            return "HandedOn[hidden]";
        }
    }

    record Noted(Instant executedBy) {}

    record Number(@Nullable String number) {
        @Override
        public String toString() {
            return "Number[hidden]";
        }
    }

    /** @param count {@code <11}, or rounded */
    record Count(String count, @Nullable Instant asOf) {}

    record Executed(Instant executedAt, String root) {}

    private final Oppositions oppositions;
    private final Desks desks;
    private final Proof proof;
    private final Throttle handingOn;
    private final Throttle checks;

    OppositionsApi(
            Oppositions oppositions,
            Desks desks,
            Proof proof,
            Clock clock,
            @Value("${arete.citizens.per-minute:600}") int perMinute) {
        this.oppositions = oppositions;
        this.desks = desks;
        this.proof = proof;
        this.handingOn = new Throttle(perMinute, clock);
        this.checks = new Throttle(60, clock);
    }

    /** For identity desks alone, with the token they were paired with. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Noted handOn(
            @RequestHeader(value = "Authorization", defaultValue = "") String authorization,
            @RequestBody HandedOn handed,
            HttpServletRequest request) {
        String token = authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length()).strip()
                : "";
        Desk desk = desks.holding(token, request.getRemoteAddr());
        handingOn.count(desk.id().toString());
        boolean opposes = "oppose".equals(handed.wish());
        if (!opposes && !"allow".equals(handed.wish())) {
            throw malformed("wish");
        }
        String code = handed.code();
        if (code == null || !FirstStageCode.hasShape(code)) {
            throw malformed("code");
        }
        String receipt = handed.receipt();
        if (receipt == null || !receipt.matches("[0-9a-f]{64}")) {
            throw malformed("receipt");
        }
        return new Noted(oppositions.record(desk, new FirstStageCode(code), opposes, receipt));
    }

    /** Executes what waits now, for administrators. */
    @PostMapping("/batches")
    @ResponseStatus(HttpStatus.CREATED)
    Executed execute(Actor actor) {
        Batch batch = oppositions.executeNow(actor);
        return new Executed(batch.executedAt(), batch.root());
    }

    @GetMapping("/count")
    Count count() {
        return new Count(
                oppositions.count().text(),
                oppositions.lastBatch().map(Batch::executedAt).orElse(null));
    }

    /** By POST, so that the number stays out of addresses and of what proxies write down. */
    @PostMapping("/receipt")
    Proof.Told receipt(@RequestBody Number asked, HttpServletRequest request) {
        checks.count(request.getRemoteAddr());
        String number = asked.number() == null ? "" : asked.number();
        return ReceiptNumber.parse(number)
                .flatMap(oppositions::check)
                .map(proof::tell)
                .orElseThrow(() -> Refused.notFound("citizens.no-such-receipt").at(Place.field("number")));
    }

    private static Refused malformed(String field) {
        return Refused.because("citizens.malformed", field).at(Place.field(field));
    }
}
