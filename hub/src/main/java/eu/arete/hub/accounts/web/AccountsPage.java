package eu.arete.hub.accounts.web;

import eu.arete.hub.accounts.Accounts;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.OrganisationId;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.accounts.internal.AccountList;
import eu.arete.hub.accounts.internal.Administration;
import eu.arete.hub.site.Fields;
import eu.arete.hub.site.Refusals;
import eu.arete.hub.site.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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

/** Accounts and organisations, for administrators. */
@Controller
@RequestMapping("/accounts")
class AccountsPage {
    private static final Set<String> DONE =
            Set.of("approved", "refused", "roles", "closed", "authenticator", "organisation");

    private final Accounts accounts;
    private final AccountList list;
    private final Administration administration;
    private final Refusals refusals;

    AccountsPage(Accounts accounts, AccountList list, Administration administration, Refusals refusals) {
        this.accounts = accounts;
        this.list = list;
        this.administration = administration;
        this.refusals = refusals;
    }

    @GetMapping
    String show(Actor actor, @RequestParam(defaultValue = "") String done, Model model) {
        if (DONE.contains(done)) {
            model.addAttribute("doneKey", "accounts.done." + done);
        }
        model.addAttribute("accounts", list.all(actor));
        model.addAttribute("organisations", accounts.organisations());
        return "accounts/accounts";
    }

    @PostMapping("/organisations")
    String addOrganisation(
            Actor actor,
            @RequestParam(required = false) @Nullable String id,
            @RequestParam(required = false) @Nullable String name,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        try {
            administration.addOrganisation(actor, id, name);
            return "redirect:/accounts?done=organisation";
        } catch (Refused refused) {
            told(refused, model, locale, response);
            return show(actor, "", model);
        }
    }

    @GetMapping("/{person}")
    String person(Actor actor, @PathVariable UUID person, Model model) {
        AccountList.Account account = list.all(actor).stream()
                .filter(a -> a.id().value().equals(person))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("accounts.no-such-person"));
        model.addAttribute("account", account);
        model.addAttribute("oneself", actor.id().equals(account.id()));
        model.addAttribute("organisations", accounts.organisations());
        model.addAttribute("allRoles", Role.values());
        return "accounts/person";
    }

    /** One decision on one account: approve, refuse, change roles, close, remove the authenticator. */
    @PostMapping("/{person}/{decision}")
    String decide(
            Actor actor,
            @PathVariable UUID person,
            @PathVariable String decision,
            @RequestParam(required = false) @Nullable String organisation,
            @RequestParam(required = false) @Nullable List<Role> roles,
            @RequestParam(required = false) @Nullable String reason,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        PersonId id = new PersonId(person);
        List<Role> given = roles == null ? List.of() : roles;
        try {
            switch (decision) {
                case "approved" ->
                    administration.approve(
                            actor, id, new OrganisationId(Fields.text("organisation", organisation, 40)), given);
                case "refused" -> administration.refuse(actor, id, reason);
                case "roles" -> administration.giveRoles(actor, id, given);
                case "closed" -> administration.close(actor, id);
                case "authenticator" -> administration.resetSecondFactor(actor, id);
                default -> throw Refused.notFound("site.not-found");
            }
            return "redirect:/accounts?done=" + decision;
        } catch (Refused refused) {
            told(refused, model, locale, response);
            return person(actor, person, model);
        }
    }

    private void told(Refused refused, Model model, Locale locale, HttpServletResponse response) {
        response.setStatus(refused.status().value());
        model.addAttribute("told", refusals.tell(refused, locale));
    }
}
