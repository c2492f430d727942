package eu.arete.hub.accounts.web;

import eu.arete.hub.accounts.internal.AccountRequests;
import eu.arete.hub.accounts.internal.FirstAdministrator;
import eu.arete.hub.site.Refusals;
import eu.arete.hub.site.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** For those who have no account yet: asking for one, or opening the hub's first. */
@Controller
class DoorPages {
    private final AccountRequests requests;
    private final FirstAdministrator first;
    private final Refusals refusals;

    DoorPages(AccountRequests requests, FirstAdministrator first, Refusals refusals) {
        this.requests = requests;
        this.first = first;
        this.refusals = refusals;
    }

    @GetMapping("/account-request")
    String request() {
        return "accounts/request";
    }

    @PostMapping("/account-request")
    String ask(
            @ModelAttribute("asked") AccountRequests.Asked asked,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            requests.ask(asked, request.getRemoteAddr());
            model.addAttribute("received", true);
        } catch (Refused refused) {
            response.setStatus(refused.status().value());
            model.addAttribute("told", refusals.tell(refused, locale));
        }
        return "accounts/request";
    }

    @GetMapping("/first-administrator")
    String firstAdministrator() {
        mustBeAwaited();
        return "accounts/first-administrator";
    }

    @PostMapping("/first-administrator")
    String claim(
            @ModelAttribute("claim") FirstAdministrator.Claim claim,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        mustBeAwaited();
        try {
            first.claim(claim, request.getRemoteAddr());
            return "redirect:/sign-in";
        } catch (Refused refused) {
            response.setStatus(refused.status().value());
            model.addAttribute("told", refusals.tell(refused, locale));
            return "accounts/first-administrator";
        }
    }

    private void mustBeAwaited() {
        if (!first.awaited()) {
            throw Refused.notFound("site.not-found");
        }
    }
}
