package eu.arete.hub.site.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The public pages about the hub itself. */
@Controller
class HomePage {
    @GetMapping("/")
    String home() {
        return "site/home";
    }
}
