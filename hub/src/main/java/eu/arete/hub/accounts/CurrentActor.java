package eu.arete.hub.accounts;

import eu.arete.hub.site.Refused;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who is acting in the current request. */
@Component("currentActor")
public class CurrentActor {
    public Optional<Actor> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Actor actor
                ? Optional.of(actor)
                : Optional.empty();
    }

    /** @throws Refused 401 if nobody is signed in */
    public Actor get() {
        return find().orElseThrow(
                        () -> Refused.because("accounts.sign-in-first").with(HttpStatus.UNAUTHORIZED));
    }
}
