package eu.arete.hub.documents.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.documents.internal.Answering;
import eu.arete.hub.documents.internal.Grounds;
import eu.arete.hub.documents.internal.RequestFile;
import eu.arete.hub.documents.internal.Requests;
import eu.arete.hub.site.Refusals;
import eu.arete.hub.site.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where officers answer a request. */
@Controller("documentsAnswerPages")
class AnswerPages {

    private final Answering answering;
    private final Requests requests;
    private final Grounds grounds;
    private final Refusals refusals;

    AnswerPages(Answering answering, Requests requests, Grounds grounds, Refusals refusals) {
        this.answering = answering;
        this.requests = requests;
        this.grounds = grounds;
        this.refusals = refusals;
    }

    /** A command with one of its outcomes, as a choice: {@code grant PART}. */
    public record Choice(String command, String outcome) {
        public String value() {
            return command + " " + outcome;
        }

        public String key() {
            return "documents.act." + command + (outcome.equals("DONE") ? "" : "." + outcome);
        }
    }

    @GetMapping("/documents-desk/requests/{number}")
    String one(Actor actor, @PathVariable String number, Model page) {
        RequestFile file = answering.look(actor, number);
        page.addAttribute("row", RequestRow.of(file, requests.now()));
        page.addAttribute(
                "choices",
                answering.open(actor, file).stream()
                        .flatMap(rule -> rule.outcomes().stream().map(outcome -> new Choice(rule.command(), outcome)))
                        .toList());
        page.addAttribute("grounds", grounds.all());
        page.addAttribute("released", requests.released(file));
        page.addAttribute(
                "contact",
                actor.is(Role.OFFICER) ? answering.contact(actor, number).orElse(null) : null);
        return "documents/answer";
    }

    @PostMapping("/documents-desk/requests/{number}/answers")
    String answer(
            Actor actor,
            @PathVariable String number,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String message,
            @RequestParam(name = "grounds", required = false) @Nullable List<String> codes,
            @RequestParam(defaultValue = "") String documents,
            Model page,
            Locale locale,
            HttpServletResponse response) {
        String[] words = act.split(" ", 2);
        try {
            answering.answer(
                    actor,
                    number,
                    new Answering.Answer(
                            version,
                            words[0],
                            words.length > 1 ? words[1] : "DONE",
                            message,
                            codes == null ? List.of() : codes,
                            split(documents).toList()));
            return "redirect:/documents/requests/" + number;
        } catch (Refused refused) {
            if (refused.status() != HttpStatus.UNPROCESSABLE_CONTENT && refused.status() != HttpStatus.CONFLICT) {
                throw refused;
            }
            response.setStatus(refused.status().value());
            page.addAttribute("told", refusals.tell(refused, locale));
            page.addAttribute("message", message);
            page.addAttribute("act", act);
            return one(actor, number, page);
        }
    }

    @PostMapping("/documents-desk/requests/{number}/hiding")
    String hide(
            Actor actor,
            @PathVariable String number,
            @RequestParam int seq,
            @RequestParam(defaultValue = "") String reason) {
        answering.hide(actor, number, seq, reason);
        return "redirect:/documents-desk/requests/" + number;
    }

    static Stream<String> split(String numbers) {
        return Arrays.stream(numbers.split("[\\s,;]+")).filter(number -> !number.isEmpty());
    }
}
