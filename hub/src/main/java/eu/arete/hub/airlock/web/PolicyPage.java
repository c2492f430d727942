package eu.arete.hub.airlock.web;

import eu.arete.privacy.disclosure.DisclosurePolicy;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The disclosure policy in force, for anyone. */
@Controller
class PolicyPage {

    @GetMapping("/policies/disclosure")
    String policy(Model model) {
        model.addAttribute("policy", DisclosurePolicy.current());
        return "airlock/policy";
    }
}
