package eu.arete.hub.documents.web;

import eu.arete.hub.documents.DocumentKind;
import eu.arete.hub.documents.internal.AnswerTimes;
import eu.arete.hub.documents.internal.Grounds;
import eu.arete.hub.documents.internal.RequestFile;
import eu.arete.hub.documents.internal.Requests;
import eu.arete.hub.procedures.ClockDrawing;
import eu.arete.hub.procedures.ClockReading;
import eu.arete.hub.site.Refusals;
import eu.arete.hub.site.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Requests as anyone sees them, and the form by which anyone asks. */
@Controller("documentsRequestPages")
class RequestPages {

    private static final int PER_PAGE = 100;

    private final Requests requests;
    private final Grounds grounds;
    private final Refusals refusals;
    private final Throttles throttles;

    RequestPages(Requests requests, Grounds grounds, Refusals refusals, Throttles throttles) {
        this.requests = requests;
        this.grounds = grounds;
        this.refusals = refusals;
        this.throttles = throttles;
    }

    /** A bar of the drawing of delays, 400 wide at most. */
    public record Bar(AnswerTimes.Line line, int length, int y) {}

    @GetMapping("/documents/requests")
    String all(@RequestParam(name = "page", defaultValue = "1") String asked, Model page) {
        Instant now = requests.now();
        int number = asked.matches("\\d{1,5}") ? Math.max(1, Integer.parseInt(asked)) : 1;
        List<RequestFile> files = requests.some(PER_PAGE + 1, (number - 1) * PER_PAGE);
        page.addAttribute("page", number);
        page.addAttribute("more", files.size() > PER_PAGE);
        page.addAttribute(
                "rows",
                files.stream()
                        .limit(PER_PAGE)
                        .map(file -> RequestRow.of(file, now))
                        .toList());
        return "documents/requests";
    }

    @GetMapping("/documents/requests/new")
    String form(@RequestParam(defaultValue = "") String subject, Model page) {
        return form(new Typed("", subject.length() > 200 ? "" : subject, "", "", ""), page);
    }

    /** @param sure whether advice was seen: the second sending goes through */
    public record Typed(String kind, String subject, String body, String contact, String sure) {
        Requests.Asked asked() {
            return new Requests.Asked(Kinds.of(kind), subject, body, contact);
        }

        @Override
        public String toString() {
            return "Typed[hidden]";
        }
    }

    @PostMapping("/documents/requests")
    String send(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String contact,
            @RequestParam(defaultValue = "") String sure,
            Model page,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        throttles.looks().count(request.getRemoteAddr());
        Typed typed = new Typed(kind, subject, body, contact, sure);
        try {
            if (sure.isEmpty()) {
                Requests.Advice advice = requests.advise(typed.asked());
                if (!advice.nothing()) {
                    page.addAttribute("advice", advice);
                    return form(typed, page);
                }
            }
            throttles.asks().count(request.getRemoteAddr());
            page.addAttribute("received", requests.ask(typed.asked()));
            response.setHeader("Cache-Control", "no-store");
            return "documents/request-received";
        } catch (Refused refused) {
            if (refused.status() != HttpStatus.UNPROCESSABLE_CONTENT) {
                throw refused;
            }
            response.setStatus(refused.status().value());
            page.addAttribute("told", refusals.tell(refused, locale));
            return form(typed, page);
        }
    }

    private static String form(Typed typed, Model page) {
        page.addAttribute("typed", typed);
        page.addAttribute("kinds", DocumentKind.values());
        return "documents/request-new";
    }

    @GetMapping("/documents/requests/{number}")
    String one(@PathVariable String number, Model page, Locale locale) {
        return show(requests.read(number), page, locale);
    }

    private String show(RequestFile file, Model page, Locale locale) {
        Instant now = requests.now();
        List<ClockReading> readings = file.clocks(now);
        page.addAttribute("row", RequestRow.of(file, now));
        page.addAttribute("readings", readings);
        page.addAttribute("drawing", ClockDrawing.of(readings, LocalDate.ofInstant(now, RequestRow.ZONE), locale));
        page.addAttribute("released", requests.released(file));
        page.addAttribute(
                "grounds", grounds.all().stream().collect(Collectors.toMap(ground -> ground.code(), ground -> ground)));
        return "documents/request";
    }

    @GetMapping("/documents/requests/{number}/follow-up")
    String followUp(@PathVariable String number, Model page) {
        page.addAttribute("number", requests.read(number).number());
        return "documents/follow-up";
    }

    /** By POST, so that the code stays out of addresses. */
    @PostMapping("/documents/requests/{number}/follow-up")
    String acts(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String code,
            Model page,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        throttles.codes().count(request.getRemoteAddr());
        return acts(number, code, null, page, locale, response);
    }

    @PostMapping("/documents/requests/{number}/acts")
    String act(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String message,
            Model page,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        throttles.codes().count(request.getRemoteAddr());
        try {
            String[] words = act.split(" ", 2);
            requests.act(number, code, words[0], words.length > 1 ? words[1] : "DONE", message);
            return "redirect:/documents/requests/" + number;
        } catch (Refused refused) {
            return acts(number, code, refused, page, locale, response);
        }
    }

    @PostMapping("/documents/requests/{number}/contact")
    String forget(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String code,
            Model page,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        throttles.codes().count(request.getRemoteAddr());
        try {
            requests.forgetContact(number, code);
            page.addAttribute("forgotten", true);
            return acts(number, code, null, page, locale, response);
        } catch (Refused refused) {
            return acts(number, code, refused, page, locale, response);
        }
    }

    private String acts(
            String number,
            String code,
            @Nullable Refused before,
            Model page,
            Locale locale,
            HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        page.addAttribute("number", number);
        if (before != null) {
            response.setStatus(before.status().value());
            page.addAttribute("told", refusals.tell(before, locale));
        }
        try {
            page.addAttribute("open", requests.open(number, code));
            page.addAttribute("code", code);
        } catch (Refused refused) {
            response.setStatus(refused.status().value());
            page.addAttribute("told", refusals.tell(refused, locale));
        }
        return "documents/follow-up";
    }

    @GetMapping("/documents/delays")
    String delays(Model page) {
        List<AnswerTimes.Line> lines = requests.delays();
        double longest =
                lines.stream().mapToDouble(AnswerTimes.Line::medianDays).max().orElse(0);
        page.addAttribute(
                "bars",
                lines.stream()
                        .map(line -> new Bar(
                                line,
                                longest == 0 ? 2 : (int) Math.max(2, 400 * line.medianDays() / longest),
                                44 * lines.indexOf(line)))
                        .toList());
        return "documents/delays";
    }
}
