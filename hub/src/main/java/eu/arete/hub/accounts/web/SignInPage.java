package eu.arete.hub.accounts.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.CurrentActor;
import eu.arete.hub.accounts.internal.OwnAccount;
import eu.arete.hub.accounts.internal.Sessions;
import eu.arete.hub.accounts.internal.SignIn;
import eu.arete.hub.site.Refusals;
import eu.arete.hub.site.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sign in and out of the pages. */
@Controller
class SignInPage {
    private final SignIn signIn;
    private final OwnAccount own;
    private final CurrentActor currentActor;
    private final Refusals refusals;

    SignInPage(SignIn signIn, OwnAccount own, CurrentActor currentActor, Refusals refusals) {
        this.signIn = signIn;
        this.own = own;
        this.currentActor = currentActor;
        this.refusals = refusals;
    }

    @GetMapping("/sign-in")
    String form(@RequestParam(defaultValue = "/") String to, Model model) {
        if (currentActor.find().isPresent()) {
            return "redirect:" + inside(to);
        }
        model.addAttribute("to", inside(to));
        return "accounts/sign-in";
    }

    @PostMapping("/sign-in")
    String enter(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "/") String to,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            SignIn.SignedIn in = signIn.signIn(
                    new SignIn.Credentials(email, password, code), Sessions.Kind.PAGE, Visits.origin(request));
            Visits.give(in.session().token(), request, response);
            return "redirect:"
                    + (in.secondFactor() == SignIn.SecondFactor.TO_ENROL ? "/account/second-factor" : inside(to));
        } catch (Refused refused) {
            response.setStatus(refused.status().value());
            model.addAttribute("told", refusals.tell(refused, locale));
            model.addAttribute("email", email);
            model.addAttribute("to", inside(to));
            return "accounts/sign-in";
        }
    }

    @PostMapping("/sign-out")
    String leave(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        own.revoke(actor, Visits.currentSession(request));
        Visits.takeBack(request, response);
        return "redirect:/";
    }

    /** Where to go after signing in: a path of this hub, never another site. */
    static String inside(String to) {
        return to.matches("/([A-Za-z0-9_~-][A-Za-z0-9_~./-]*)?") && !to.startsWith("/sign-in") ? to : "/";
    }
}
