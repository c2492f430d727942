package eu.arete.hub.hosting.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.CurrentActor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.hosting.register.Declarations;
import eu.arete.hub.hosting.register.HostRegister;
import eu.arete.hub.site.NavigationEntry;
import eu.arete.hub.site.Refusals;
import eu.arete.hub.site.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** A declaration written or corrected in the browser, by the operator. */
@Controller
@RequestMapping("/hosting/declare")
class DeclarePage {
    private final HostRegister register;
    private final Declarations declarations;
    private final Refusals refusals;
    private final JsonMapper json;

    DeclarePage(HostRegister register, Declarations declarations, Refusals refusals, JsonMapper json) {
        this.register = register;
        this.declarations = declarations;
        this.refusals = refusals;
        this.json = json;
    }

    @Bean
    static NavigationEntry declareNavigation(CurrentActor actor) {
        return new NavigationEntry(
                "/hosting/declare",
                "hosting.declare.nav",
                70,
                () -> actor.find().filter(a -> a.is(Role.ADMINISTRATOR)).isPresent());
    }

    @GetMapping
    String show(Actor actor, @RequestParam(defaultValue = "") String service, Model page) {
        actor.mustBe(Role.ADMINISTRATOR);
        String declaration = "";
        if (!service.isEmpty()) {
            declaration = json.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(json.readTree(register.now(service).declaration()));
        }
        return page(service, declaration, page);
    }

    @PostMapping
    String declare(
            Actor actor,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String declaration,
            @RequestParam(defaultValue = "false") boolean ours,
            Model page,
            HttpServletResponse response,
            Locale locale) {
        try {
            declarations.declare(actor, id.strip(), declaration.getBytes(StandardCharsets.UTF_8));
            if (ours) {
                declarations.isOurs(actor, id.strip());
            }
        } catch (Refused refused) {
            actor.mustBe(Role.ADMINISTRATOR);
            response.setStatus(refused.status().value());
            page.addAttribute("told", refusals.tell(refused, locale));
            return page(id, declaration, page);
        }
        return "redirect:/hosting/register/" + id.strip();
    }

    private String page(String service, String declaration, Model page) {
        page.addAttribute("service", service);
        page.addAttribute("declaration", declaration);
        page.addAttribute("services", register.services());
        page.addAttribute("ours", register.oursNow().orElse(""));
        return "hosting/declare";
    }
}
