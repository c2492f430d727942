package eu.arete.hub.accounts.internal;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.site.Fields;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a person does with their own account. */
@Component
public class OwnAccount {
    private final JdbcClient jdbc;
    private final SignIn signIn;
    private final Passwords passwords;
    private final SecondFactors secondFactors;
    private final Sessions sessions;
    private final Attempts attempts;
    private final Acts acts;

    OwnAccount(
            JdbcClient jdbc,
            SignIn signIn,
            Passwords passwords,
            SecondFactors secondFactors,
            Sessions sessions,
            Attempts attempts,
            Acts acts) {
        this.jdbc = jdbc;
        this.signIn = signIn;
        this.passwords = passwords;
        this.secondFactors = secondFactors;
        this.sessions = sessions;
        this.attempts = attempts;
        this.acts = acts;
    }

    public boolean enrolled(Actor actor) {
        return secondFactors.enrolled(actor.id());
    }

    /** Starts the enrolment of an authenticator; one who has one already must be here by it. */
    public SecondFactors.Enrolment beginEnrolment(Actor actor) {
        if (enrolled(actor)) {
            actor.mustHaveSecondFactor();
        }
        return secondFactors.begin(actor.person());
    }

    /** The enrolment begun and not confirmed, to show it again after a wrong code. */
    public Optional<SecondFactors.Enrolment> enrolmentBegun(Actor actor) {
        return secondFactors.begun(actor.person());
    }

    /** Ends the enrolment: the session in use becomes one with a second factor, the others end. */
    public List<String> confirmEnrolment(Actor actor, UUID session, @Nullable String code) {
        if (enrolled(actor)) {
            actor.mustHaveSecondFactor();
        }
        attempts.count("enrolment:" + actor.id(), Attempts.PER_ACCOUNT);
        List<String> codes = secondFactors.confirm(actor.id(), Fields.text("code", code, 20));
        sessions.revokeOthers(actor.id(), session);
        sessions.raise(session);
        acts.write(Optional.of(actor.id()), actor.id().value(), "second factor enrolled", "");
        return codes;
    }

    public List<String> newRecoveryCodes(Actor actor) {
        actor.mustHaveSecondFactor();
        return secondFactors.newRecoveryCodes(actor.id());
    }

    public void changePassword(Actor actor, UUID session, @Nullable String current, @Nullable String fresh) {
        String typed = Fields.present("current", current);
        String next = Fields.present("password", fresh);
        if (!signIn.proves(actor.person(), typed)) {
            throw Refused.because("accounts.current-password").at(Place.field("current"));
        }
        jdbc.sql("update accounts.person set password_hash = :hash where id = :id")
                .param("hash", passwords.hash(next, actor.person().email()))
                .param("id", actor.id().value())
                .update();
        sessions.revokeOthers(actor.id(), session);
        acts.write(Optional.of(actor.id()), actor.id().value(), "password changed", "");
    }

    public List<Sessions.Session> sessions(Actor actor, UUID current) {
        return sessions.of(actor.id(), current);
    }

    public void revoke(Actor actor, UUID session) {
        if (!sessions.revoke(actor.id(), session)) {
            throw Refused.notFound("accounts.no-such-session");
        }
    }
}
