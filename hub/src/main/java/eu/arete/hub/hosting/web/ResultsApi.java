package eu.arete.hub.hosting.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.hosting.BenchResult;
import eu.arete.hub.hosting.Work;
import eu.arete.hub.hosting.results.BenchResults;
import eu.arete.hub.hosting.results.KeptResult;
import eu.arete.hub.site.Fields;
import eu.arete.hub.site.Refused;
import eu.arete.hub.site.Throttle;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Results of {@code ./arete hosting bench} for scripts. */
@RestController
@RequestMapping("/api/v1/hosting/results")
class ResultsApi {
    /** A thoughtful person hands in a few; a flood is stopped here. */
    private static final int A_MINUTE = 6;

    /**
     * @param costs by kind of work, for so many units as the page says
     * @param result where all of it is read
     */
    record Told(
            String id,
            String sha256,
            Instant receivedAt,
            KeptResult.State state,
            String remark,
            String provider,
            String service,
            String currency,
            @Nullable Double perHour,
            Map<String, Double> costs,
            String result) {}

    /** @param state REPRODUCED or WITHDRAWN */
    record Mark(KeptResult.@Nullable State state, @Nullable String remark) {}

    private final BenchResults results;
    private final Throttle throttle;

    ResultsApi(BenchResults results, Clock clock) {
        this.results = results;
        this.throttle = new Throttle(A_MINUTE, clock);
    }

    @GetMapping
    List<Told> all() {
        return results.shown().stream().map(ResultsApi::told).toList();
    }

    /** A result as it was handed in. */
    @GetMapping("/{id:[0-9a-f]{12}}")
    ResponseEntity<byte[]> one(@PathVariable String id) {
        KeptResult kept = results.find(id)
                .filter(result -> result.state() != KeptResult.State.WITHDRAWN)
                .orElseThrow(() -> Refused.notFound("hosting.no-such-result"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(kept.text().getBytes(StandardCharsets.UTF_8));
    }

    /** Takes a result from anyone, as a claim; the body is {@code result.json}. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Told handIn(HttpServletRequest request) throws IOException {
        throttle.count(request.getRemoteAddr());
        byte[] body = request.getInputStream().readNBytes(BenchResult.LONGEST + 1);
        return told(results.handIn(new String(body, StandardCharsets.UTF_8)));
    }

    /** What became of a claim, for administrators. */
    @PostMapping("/{id:[0-9a-f]{12}}/state")
    Told mark(Actor actor, @PathVariable String id, @RequestBody Mark mark) {
        return told(results.mark(
                actor, id, Fields.present("state", mark.state()), Fields.present("remark", mark.remark())));
    }

    private static Told told(KeptResult kept) {
        BenchResult result = kept.result();
        Map<String, Double> costs = new TreeMap<>();
        for (Work work : Work.values()) {
            result.cost(work).ifPresent(cost -> costs.put(work.code(), cost));
        }
        return new Told(
                kept.id(),
                kept.sha256(),
                kept.receivedAt(),
                kept.state(),
                kept.remark(),
                result.host().provider(),
                result.host().service(),
                result.prices().currency(),
                result.prices().perHour().orElse(null),
                costs,
                "/api/v1/hosting/results/" + kept.id());
    }
}
