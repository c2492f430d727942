package eu.arete.hub.citizens.web;

import eu.arete.hub.citizens.Batch;
import eu.arete.hub.citizens.Oppositions;
import eu.arete.hub.citizens.ReceiptState;
import eu.arete.hub.site.Refusals;
import eu.arete.hub.site.Refused;
import eu.arete.hub.site.Throttle;
import eu.arete.privacy.ReceiptNumber;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A citizen's rights on this hub, how to use them, and how to check that they were respected. */
@Controller
class CitizensPage {
    private final Oppositions oppositions;
    private final Proof proof;
    private final Refusals refusals;
    private final Throttle checks;
    private final String desk;

    CitizensPage(
            Oppositions oppositions,
            Proof proof,
            Refusals refusals,
            Clock clock,
            @Value("${arete.citizens.desk:http://127.0.0.1:8090/}") String desk) {
        this.oppositions = oppositions;
        this.proof = proof;
        this.refusals = refusals;
        this.checks = new Throttle(60, clock);
        this.desk = desk;
    }

    @GetMapping({"/citizens", "/rights"})
    String show(Model page) {
        return page(page);
    }

    @PostMapping("/citizens/receipt")
    String check(
            @RequestParam(defaultValue = "") String number,
            Model page,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        checks.count(request.getRemoteAddr());
        page.addAttribute("number", number.length() > 100 ? "" : number);
        Optional<ReceiptState> state = ReceiptNumber.parse(number).flatMap(oppositions::check);
        if (state.isPresent()) {
            Proof.Told told = proof.tell(state.get());
            page.addAttribute("receipt", told);
        } else {
            Refused refused = Refused.notFound("citizens.no-such-receipt");
            response.setStatus(refused.status().value());
            page.addAttribute("told", refusals.tell(refused, locale));
        }
        return page(page);
    }

    /** The proof as a file to keep. */
    @PostMapping("/citizens/receipt/proof")
    ResponseEntity<Proof.Told> proof(@RequestParam(defaultValue = "") String number, HttpServletRequest request) {
        checks.count(request.getRemoteAddr());
        Proof.Told told = ReceiptNumber.parse(number)
                .flatMap(oppositions::check)
                .map(proof::tell)
                .orElseThrow(() -> Refused.notFound("citizens.no-such-receipt"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("arete-opposition.json")
                                .build()
                                .toString())
                .body(told);
    }

    private String page(Model page) {
        page.addAttribute("desk", desk);
        page.addAttribute("count", oppositions.count().text());
        page.addAttribute("asOf", oppositions.lastBatch().map(Batch::executedAt).orElse(null));
        page.addAttribute("next", oppositions.nextBatch());
        return "citizens/citizens";
    }
}
