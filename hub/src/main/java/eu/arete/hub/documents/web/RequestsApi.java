package eu.arete.hub.documents.web;

import eu.arete.hub.documents.PublicDocument;
import eu.arete.hub.documents.internal.AnswerTimes;
import eu.arete.hub.documents.internal.RequestEvent;
import eu.arete.hub.documents.internal.RequestFile;
import eu.arete.hub.documents.internal.Requests;
import eu.arete.hub.procedures.ClockReading;
import eu.arete.hub.procedures.State;
import eu.arete.hub.site.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Requests for scripts: what the pages show, nothing more. */
@RestController("documentRequestsApi")
@RequestMapping("/api/v1/documents/requests")
class RequestsApi {

    private final Requests requests;
    private final Throttles throttles;

    RequestsApi(Requests requests, Throttles throttles) {
        this.requests = requests;
        this.throttles = throttles;
    }

    record RequestAsked(
            @Nullable String kind,
            @Nullable String subject,
            @Nullable String body,
            @Nullable String contact,
            @Nullable Boolean sure) {
        @Override
        public String toString() {
            return "RequestAsked[hidden]";
        }
    }

    record RequestAct(
            @Nullable String code,
            @Nullable String command,
            @Nullable String outcome,
            @Nullable String message) {
        @Override
        public String toString() {
            return "RequestAct[hidden]";
        }
    }

    record RequestClock(
            String name,
            String phase,
            LocalDate startedOn,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate endedOn,
            boolean late) {
        static RequestClock of(ClockReading reading) {
            return new RequestClock(
                    reading.rule().name(),
                    reading.phase().name(),
                    reading.startedOn(),
                    reading.due(),
                    reading.endedOn(),
                    reading.isLate());
        }
    }

    record RequestStep(
            int seq,
            Instant at,
            String by,
            String command,
            String outcome,
            String to,
            @Nullable String message,
            @Nullable String hiddenReason,
            List<String> grounds) {
        static RequestStep of(RequestEvent event) {
            return new RequestStep(
                    event.seq(),
                    event.passage().at(),
                    event.passage().by().name(),
                    event.passage().command(),
                    event.passage().outcome(),
                    event.passage().to(),
                    event.message(),
                    event.hiddenReason(),
                    event.grounds());
        }
    }

    record RequestTold(
            String number,
            String kind,
            String subject,
            String body,
            String state,
            @Nullable String turn,
            @Nullable LocalDate due,
            Instant receivedAt,
            @Nullable String hiddenReason,
            int version,
            List<RequestClock> clocks,
            List<RequestStep> events,
            List<String> released) {}

    @GetMapping
    List<RequestTold> some(@RequestParam(defaultValue = "1") int page) {
        int from = Math.min(Math.max(page, 1) - 1, 100_000);
        return requests.some(100, from * 100).stream()
                .map(file -> told(file, List.of()))
                .toList();
    }

    @GetMapping("/{number}")
    RequestTold one(@PathVariable String number) {
        RequestFile file = requests.read(number);
        return told(file, requests.released(file));
    }

    /** The first sending may be answered with what is public already (409); {@code sure} sends it all the same. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Requests.Received ask(@RequestBody RequestAsked ask, HttpServletRequest request) {
        Requests.Asked asked = new Requests.Asked(Kinds.of(ask.kind()), ask.subject(), ask.body(), ask.contact());
        throttles.looks().count(request.getRemoteAddr());
        if (!Boolean.TRUE.equals(ask.sure())) {
            Requests.Advice advice = requests.advise(asked);
            if (advice.personal().isPresent()) {
                throw Refused.because(
                        "documents.personal-data", advice.personal().get());
            }
            if (!advice.nothing()) {
                throw Refused.conflict(
                        "documents.answered-already",
                        String.join(
                                ", ",
                                advice.answers().stream()
                                        .map(PublicDocument::number)
                                        .toList()));
            }
        }
        throttles.asks().count(request.getRemoteAddr());
        return requests.ask(asked);
    }

    @PostMapping("/{number}/acts")
    RequestTold act(@PathVariable String number, @RequestBody RequestAct act, HttpServletRequest request) {
        throttles.codes().count(request.getRemoteAddr());
        requests.act(
                number,
                act.code() == null ? "" : act.code(),
                act.command() == null ? "" : act.command(),
                act.outcome() == null ? "DONE" : act.outcome(),
                act.message());
        return one(number);
    }

    @GetMapping("/delays")
    List<AnswerTimes.Line> delays() {
        return requests.delays();
    }

    private RequestTold told(RequestFile file, List<PublicDocument> released) {
        Instant now = requests.now();
        State state = file.state();
        return new RequestTold(
                file.number(),
                Kinds.code(file.kind()),
                file.subject(),
                file.body(),
                state.name(),
                state.turn().map(Enum::name).orElse(null),
                file.due(now).orElse(null),
                file.receivedAt(),
                file.hiddenReason(),
                file.version(),
                file.clocks(now).stream().map(RequestClock::of).toList(),
                file.events().stream().map(RequestStep::of).toList(),
                released.stream().map(PublicDocument::number).toList());
    }
}
