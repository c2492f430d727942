package eu.arete.hub.site.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** What a public site owes its readers: who runs it, how it is kept safe, who can use it. */
@Controller
class PublicPages {
    private static final String ROBOTS = """
            User-agent: *
            Disallow: /account
            Disallow: /api/
            Allow: /
            """;

    private final String operator;
    private final String contact;
    private final String host;

    PublicPages(
            @Value("${arete.operator.name}") String operator,
            @Value("${arete.operator.contact}") String contact,
            @Value("${arete.operator.host}") String host) {
        this.operator = operator;
        this.contact = contact;
        this.host = host;
    }

    @GetMapping("/about")
    String about() {
        return "site/about";
    }

    @GetMapping("/security")
    String security(Model model) {
        model.addAttribute("contact", contact);
        return "site/security";
    }

    @GetMapping("/accessibility")
    String accessibility(Model model) {
        model.addAttribute("contact", contact);
        return "site/accessibility";
    }

    @GetMapping("/legal")
    String legal(Model model) {
        model.addAttribute("operator", operator);
        model.addAttribute("contact", contact);
        model.addAttribute("host", host);
        return "site/legal";
    }

    @GetMapping(path = "/robots.txt", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String robots() {
        return ROBOTS;
    }

    /** For browsers that ask for it whatever the page says. */
    @GetMapping("/favicon.ico")
    String icon() {
        return "redirect:/site/arete.svg";
    }
}
