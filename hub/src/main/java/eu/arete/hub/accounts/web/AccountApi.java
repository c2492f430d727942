package eu.arete.hub.accounts.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.internal.OwnAccount;
import eu.arete.hub.accounts.internal.SecondFactors;
import eu.arete.hub.accounts.internal.Sessions;
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

/** A person's own account: authenticator, recovery codes, password, sessions. */
@RestController
@RequestMapping("/api/v1/account")
class AccountApi {
    record Code(@Nullable String code) {}

    record RecoveryCodes(List<String> recoveryCodes) {}

    record PasswordChange(
            @Nullable String current, @Nullable String password) {
        @Override
        public String toString() {
            return "PasswordChange";
        }
    }

    private final OwnAccount own;

    AccountApi(OwnAccount own) {
        this.own = own;
    }

    @PostMapping("/totp")
    SecondFactors.Enrolment beginEnrolment(Actor actor) {
        return own.beginEnrolment(actor);
    }

    @PutMapping("/totp")
    RecoveryCodes confirmEnrolment(Actor actor, @RequestBody Code code, HttpServletRequest request) {
        return new RecoveryCodes(own.confirmEnrolment(actor, Visits.currentSession(request), code.code()));
    }

    @PostMapping("/recovery-codes")
    RecoveryCodes newRecoveryCodes(Actor actor) {
        return new RecoveryCodes(own.newRecoveryCodes(actor));
    }

    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(Actor actor, @RequestBody PasswordChange change, HttpServletRequest request) {
        own.changePassword(actor, Visits.currentSession(request), change.current(), change.password());
    }

    @GetMapping("/sessions")
    List<Sessions.Session> sessions(Actor actor, HttpServletRequest request) {
        return own.sessions(actor, Visits.currentSession(request));
    }

    @DeleteMapping("/sessions/{session}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Actor actor, @PathVariable UUID session) {
        own.revoke(actor, session);
    }
}
