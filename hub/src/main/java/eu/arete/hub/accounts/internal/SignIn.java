package eu.arete.hub.accounts.internal;

import eu.arete.hub.accounts.Accounts;
import eu.arete.hub.accounts.Person;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.site.Refused;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door. It says the same, after the same time, whatever was wrong. */
@Component
public class SignIn {
    /** @param code the one-time code or a recovery code; empty if there is none */
    public record Credentials(String email, String password, String code) {
        @Override
        public String toString() {
            return "Credentials[" + email + "]";
        }
    }

    /** Where a request came from, for the list of sessions and the limits. */
    public record Origin(String address, String agent) {}

    public enum SecondFactor {
        GIVEN,
        /** A role of this person waits for it: enrol before anything else. */
        TO_ENROL,
        NOT_NEEDED
    }

    public record SignedIn(Sessions.Opened session, Person person, SecondFactor secondFactor) {}

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Passwords passwords;
    private final SecondFactors secondFactors;
    private final Attempts attempts;
    private final Sessions sessions;

    SignIn(
            JdbcClient jdbc,
            Accounts accounts,
            Passwords passwords,
            SecondFactors secondFactors,
            Attempts attempts,
            Sessions sessions) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.passwords = passwords;
        this.secondFactors = secondFactors;
        this.attempts = attempts;
        this.sessions = sessions;
    }

    public SignedIn signIn(Credentials credentials, Sessions.Kind kind, Origin origin) {
        String email = credentials.email().strip().toLowerCase(Locale.ROOT);
        String subject = "account:" + HexFormat.of().formatHex(Sessions.hash(email));
        attempts.count("address:" + origin.address(), Attempts.PER_ADDRESS);
        attempts.count(subject, Attempts.PER_ACCOUNT);
        Person person = known(email, credentials.password()).orElseThrow(SignIn::wrong);
        boolean enrolled = secondFactors.enrolled(person.id());
        if (enrolled && !secondFactors.use(person.id(), credentials.code())) {
            throw wrong();
        }
        attempts.forget(subject);
        attempts.giveBack("address:" + origin.address());
        sessions.forgetEnded();
        Sessions.Opened opened = sessions.open(person.id(), kind, enrolled, origin.address(), origin.agent());
        return new SignedIn(opened, person, secondFactor(person, enrolled));
    }

    /** Whether this is the person's password; counts as a try. */
    boolean proves(Person person, String password) {
        String subject = "account:" + HexFormat.of().formatHex(Sessions.hash(person.email()));
        attempts.count(subject, Attempts.PER_ACCOUNT);
        return known(person.email(), password).isPresent();
    }

    private Optional<Person> known(String email, String password) {
        record Known(UUID id, String hash) {}
        Optional<Known> known = jdbc.sql(
                        "select id, password_hash from accounts.person where email = :email and state = 'OPEN'")
                .param("email", email)
                .query((row, n) -> new Known(row.getObject("id", UUID.class), row.getString("password_hash")))
                .optional();
        return passwords.matches(password, known.map(Known::hash))
                ? known.flatMap(k -> accounts.find(new PersonId(k.id())))
                : Optional.empty();
    }

    private static SecondFactor secondFactor(Person person, boolean enrolled) {
        if (enrolled) {
            return SecondFactor.GIVEN;
        }
        return person.roles().stream().anyMatch(Role::needsSecondFactor)
                ? SecondFactor.TO_ENROL
                : SecondFactor.NOT_NEEDED;
    }

    private static Refused wrong() {
        return Refused.because("accounts.credentials").with(HttpStatus.UNAUTHORIZED);
    }
}
