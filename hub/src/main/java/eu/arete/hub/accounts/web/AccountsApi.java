package eu.arete.hub.accounts.web;

import eu.arete.hub.accounts.Accounts;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Organisation;
import eu.arete.hub.accounts.OrganisationId;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.accounts.internal.AccountList;
import eu.arete.hub.accounts.internal.AccountRequests;
import eu.arete.hub.accounts.internal.Administration;
import eu.arete.hub.accounts.internal.FirstAdministrator;
import eu.arete.hub.site.Fields;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Requests for accounts, and what administrators do with accounts and organisations. */
@RestController
@RequestMapping("/api/v1")
class AccountsApi {
    record Number(PersonId id) {}

    record Approval(@Nullable String organisation, @Nullable List<Role> roles) {}

    record Refusal(@Nullable String reason) {}

    record Roles(@Nullable List<Role> roles) {}

    record NewOrganisation(@Nullable String id, @Nullable String name) {}

    private final Accounts accounts;
    private final AccountRequests requests;
    private final AccountList list;
    private final Administration administration;
    private final FirstAdministrator first;

    AccountsApi(
            Accounts accounts,
            AccountRequests requests,
            AccountList list,
            Administration administration,
            FirstAdministrator first) {
        this.accounts = accounts;
        this.requests = requests;
        this.list = list;
        this.administration = administration;
        this.first = first;
    }

    @PostMapping("/first-administrator")
    @ResponseStatus(HttpStatus.CREATED)
    Number first(@RequestBody FirstAdministrator.Claim claim, HttpServletRequest request) {
        return new Number(first.claim(claim, request.getRemoteAddr()));
    }

    @PostMapping("/accounts")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Number ask(@RequestBody AccountRequests.Asked asked, HttpServletRequest request) {
        return new Number(requests.ask(asked, request.getRemoteAddr()));
    }

    @GetMapping("/accounts")
    List<AccountList.Account> all(Actor actor) {
        return list.all(actor);
    }

    @PostMapping("/accounts/{person}/approval")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void approve(Actor actor, @PathVariable UUID person, @RequestBody Approval approval) {
        administration.approve(
                actor,
                new PersonId(person),
                new OrganisationId(Fields.text("organisation", approval.organisation(), 40)),
                Fields.present("roles", approval.roles()));
    }

    @PostMapping("/accounts/{person}/refusal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void refuse(Actor actor, @PathVariable UUID person, @RequestBody Refusal refusal) {
        administration.refuse(actor, new PersonId(person), refusal.reason());
    }

    @PutMapping("/accounts/{person}/roles")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveRoles(Actor actor, @PathVariable UUID person, @RequestBody Roles roles) {
        administration.giveRoles(actor, new PersonId(person), Fields.present("roles", roles.roles()));
    }

    @DeleteMapping("/accounts/{person}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(Actor actor, @PathVariable UUID person) {
        administration.close(actor, new PersonId(person));
    }

    @DeleteMapping("/accounts/{person}/totp")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resetSecondFactor(Actor actor, @PathVariable UUID person) {
        administration.resetSecondFactor(actor, new PersonId(person));
    }

    @GetMapping("/organisations")
    List<Organisation> organisations() {
        return accounts.organisations();
    }

    @PostMapping("/organisations")
    @ResponseStatus(HttpStatus.CREATED)
    Organisation addOrganisation(Actor actor, @RequestBody NewOrganisation organisation) {
        return administration.addOrganisation(actor, organisation.id(), organisation.name());
    }
}
