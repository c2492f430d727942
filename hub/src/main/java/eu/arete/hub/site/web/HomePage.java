package eu.arete.hub.site.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The home page: what the hub is, the three journeys, who does what, the log and the clocks. */
@Controller
class HomePage {
    @GetMapping("/")
    String home(Model model) {
        model.addAttribute(
                "address",
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString());
        return "site/home";
    }
}
