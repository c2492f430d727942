package eu.arete.hub.reidentification.web;

import eu.arete.hub.citizens.Desk;
import eu.arete.hub.citizens.Desks;
import eu.arete.hub.reidentification.Reidentification.Outcome;
import eu.arete.hub.reidentification.Searches;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import eu.arete.hub.site.Throttle;
import eu.arete.privacy.FirstStageCode;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For identity desks alone, with the token they were paired with. */
@RestController
@RequestMapping("/api/v1/desk/searches")
class DeskSearchApi {
    private static final String BEARER = "Bearer ";

    private final Searches searches;
    private final Desks desks;
    private final Throttle calls;

    DeskSearchApi(
            Searches searches,
            Desks desks,
            Clock clock,
            @Value("${arete.reidentification.per-minute:300}") int perMinute) {
        this.searches = searches;
        this.desks = desks;
        this.calls = new Throttle(perMinute, clock);
    }

    /** @param codes first-stage codes of persons the desk knows */
    record Candidates(@Nullable List<@Nullable String> codes) {
        @Override
        public String toString() {
            return "Candidates[hidden]";
        }
    }

    /** @param place of the one meant among the codes, from 0; absent: none of them */
    record Compared(@Nullable Integer place) {}

    /** @param outcome {@code informed}, {@code not-wanted}, {@code unreachable} or {@code not-found} */
    record Ending(@Nullable String outcome) {}

    /** The numbers of the searches that wait. */
    @GetMapping
    List<String> waiting(
            @RequestHeader(value = "Authorization", defaultValue = "") String authorization,
            HttpServletRequest request) {
        desk(authorization, request);
        return searches.waiting();
    }

    @PostMapping("/{number}/candidates")
    Compared compare(
            @RequestHeader(value = "Authorization", defaultValue = "") String authorization,
            @PathVariable String number,
            @RequestBody Candidates candidates,
            HttpServletRequest request) {
        Desk desk = desk(authorization, request);
        OptionalInt place = searches.compare(desk, number, codes(candidates));
        return new Compared(place.isPresent() ? place.getAsInt() : null);
    }

    @PostMapping("/{number}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(
            @RequestHeader(value = "Authorization", defaultValue = "") String authorization,
            @PathVariable String number,
            @RequestBody Ending ending,
            HttpServletRequest request) {
        Desk desk = desk(authorization, request);
        searches.end(desk, number, outcome(ending.outcome()));
    }

    private Desk desk(String authorization, HttpServletRequest request) {
        String token = authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length()).strip()
                : "";
        Desk desk = desks.holding(token, request.getRemoteAddr());
        calls.count(desk.id().toString());
        return desk;
    }

    private static List<FirstStageCode> codes(Candidates candidates) {
        List<@Nullable String> given = candidates.codes() == null ? List.of() : candidates.codes();
        return given.stream()
                .map(code -> {
                    if (code == null || !FirstStageCode.hasShape(code)) {
                        throw Refused.because("reidentification.not-a-code").at(Place.field("codes"));
                    }
                    return new FirstStageCode(code);
                })
                .toList();
    }

    private static Outcome outcome(@Nullable String text) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-')
                        .equals(text))
                .findFirst()
                .orElseThrow(() -> Refused.because("reidentification.outcome").at(Place.field("outcome")));
    }
}
