package eu.arete.hub.accounts.web;

import eu.arete.hub.accounts.Accounts;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Organisation;
import eu.arete.hub.accounts.internal.OwnAccount;
import eu.arete.hub.accounts.internal.SecondFactors;
import eu.arete.hub.site.Refusals;
import eu.arete.hub.site.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's own account. */
@Controller
@RequestMapping("/account")
class AccountPage {
    private static final Set<String> DONE = Set.of("password", "session");

    private final OwnAccount own;
    private final Accounts accounts;
    private final Refusals refusals;

    AccountPage(OwnAccount own, Accounts accounts, Refusals refusals) {
        this.own = own;
        this.accounts = accounts;
        this.refusals = refusals;
    }

    @GetMapping
    String show(Actor actor, @RequestParam(defaultValue = "") String done, Model model, HttpServletRequest request) {
        if (DONE.contains(done)) {
            model.addAttribute("doneKey", "accounts.done." + done);
        }
        return page(actor, model, request);
    }

    @PostMapping("/password")
    String changePassword(
            Actor actor,
            @RequestParam(required = false) @Nullable String current,
            @RequestParam(required = false) @Nullable String password,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            own.changePassword(actor, Visits.currentSession(request), current, password);
            return "redirect:/account?done=password";
        } catch (Refused refused) {
            response.setStatus(refused.status().value());
            model.addAttribute("told", refusals.tell(refused, locale));
            return page(actor, model, request);
        }
    }

    @PostMapping("/sessions/{session}/end")
    String revoke(Actor actor, @PathVariable UUID session) {
        own.revoke(actor, session);
        return "redirect:/account?done=session";
    }

    /** The secret is made by a POST, so that no link and no prefetch makes another one. */
    @GetMapping("/second-factor")
    String secondFactor(Actor actor, Model model) {
        model.addAttribute("enrolled", own.enrolled(actor));
        return "accounts/second-factor";
    }

    @PostMapping("/second-factor")
    String begin(Actor actor, Model model) {
        show(own.beginEnrolment(actor), model);
        return "accounts/second-factor";
    }

    @PostMapping("/second-factor/code")
    String confirm(
            Actor actor,
            @RequestParam(required = false) @Nullable String code,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            model.addAttribute("recoveryCodes", own.confirmEnrolment(actor, Visits.currentSession(request), code));
            return "accounts/recovery-codes";
        } catch (Refused refused) {
            response.setStatus(refused.status().value());
            model.addAttribute("told", refusals.tell(refused, locale));
            own.enrolmentBegun(actor).ifPresent(enrolment -> show(enrolment, model));
            return "accounts/second-factor";
        }
    }

    @PostMapping("/recovery-codes")
    String newRecoveryCodes(Actor actor, Model model) {
        model.addAttribute("recoveryCodes", own.newRecoveryCodes(actor));
        return "accounts/recovery-codes";
    }

    private static void show(SecondFactors.Enrolment enrolment, Model model) {
        model.addAttribute("enrolment", enrolment);
        model.addAttribute("spaced", String.join(" ", enrolment.secret().split("(?<=\\G.{4})")));
        model.addAttribute("qr", QrCode.of(enrolment.uri()));
    }

    private String page(Actor actor, Model model, HttpServletRequest request) {
        model.addAttribute("actor", actor);
        model.addAttribute(
                "organisation",
                accounts.organisation(actor.organisation())
                        .map(Organisation::name)
                        .orElse(actor.organisation().value()));
        model.addAttribute("enrolled", own.enrolled(actor));
        model.addAttribute("sessions", own.sessions(actor, Visits.currentSession(request)));
        return "accounts/account";
    }
}
