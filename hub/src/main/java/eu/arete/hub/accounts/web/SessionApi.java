package eu.arete.hub.accounts.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Person;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.accounts.internal.OwnAccount;
import eu.arete.hub.accounts.internal.Sessions;
import eu.arete.hub.accounts.internal.SignIn;
import eu.arete.hub.site.Fields;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sign in and out of the API. */
@RestController
@RequestMapping("/api/v1/session")
class SessionApi {
    record SignInRequest(
            @Nullable String email,
            @Nullable String password,
            @Nullable String totp) {
        @Override
        public String toString() {
            return "SignInRequest[" + email + "]";
        }
    }

    /** @param token to be sent as {@code Authorization: Bearer …}; shown once */
    record Given(String token, Instant expiresAt, SignIn.SecondFactor secondFactor, Person person) {
        @Override
        public String toString() {
            return "Given[" + expiresAt + "]";
        }
    }

    /** @param roles those this session may use */
    record Mine(Person person, Set<Role> roles, boolean secondFactor) {}

    private final SignIn signIn;
    private final OwnAccount own;

    SessionApi(SignIn signIn, OwnAccount own) {
        this.signIn = signIn;
        this.own = own;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Given open(@RequestBody SignInRequest asked, HttpServletRequest request) {
        SignIn.SignedIn in = signIn.signIn(
                new SignIn.Credentials(
                        Fields.text("email", asked.email(), 254),
                        Fields.present("password", asked.password()),
                        Objects.requireNonNullElse(asked.totp(), "")),
                Sessions.Kind.API,
                Visits.origin(request));
        return new Given(in.session().token(), in.session().expiresAt(), in.secondFactor(), in.person());
    }

    @GetMapping
    Mine mine(Actor actor) {
        return new Mine(actor.person(), actor.roles(), actor.secondFactor());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(Actor actor, HttpServletRequest request) {
        own.revoke(actor, Visits.currentSession(request));
    }
}
