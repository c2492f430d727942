package eu.arete.hub.accounts.internal;

import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.site.Fields;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Anyone may ask for an account, by saying who they are, for whom they work and what for. */
@Component
public class AccountRequests {
    /** As typed. */
    public record Asked(
            @Nullable String name,
            @Nullable String email,
            @Nullable String organisation,
            @Nullable String purpose,
            @Nullable String password) {
        @Override
        public String toString() {
            return "Asked[" + email + "]";
        }
    }

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,190}\\.[^\\s@<>\".]{2,60}");
    private static final int PER_ADDRESS = 60;

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Acts acts;
    private final Clock clock;

    AccountRequests(JdbcClient jdbc, Passwords passwords, Attempts attempts, Acts acts, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.attempts = attempts;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * Keeps the request.
     *
     * @return its number; also when the e-mail address has an account already, so that nobody learns who has one
     */
    public PersonId ask(Asked asked, String address) {
        attempts.count("request:" + address, PER_ADDRESS);
        String name = Fields.text("name", asked.name(), 200);
        String email = email(asked.email());
        String organisation = Fields.text("organisation", asked.organisation(), 200);
        String purpose = Fields.text("purpose", asked.purpose(), 2000);
        UUID id = UUID.randomUUID();
        String hash = passwords.hash(Fields.present("password", asked.password()), email);
        int made = jdbc.sql("""
                insert into accounts.person
                  (id, name, email, organisation_stated, password_hash, state, purpose, requested_at)
                values (:id, :name, :email, :organisation, :hash, 'REQUESTED', :purpose, :now)
                on conflict (email) do nothing
                """)
                .param("id", id)
                .param("name", name)
                .param("email", email)
                .param("organisation", organisation)
                .param("hash", hash)
                .param("purpose", purpose)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (made == 1) {
            acts.write(Optional.empty(), id, "asked", "");
        }
        return new PersonId(id);
    }

    static String email(@Nullable String typed) {
        String email = Fields.text("email", typed, 254).toLowerCase(Locale.ROOT);
        if (!EMAIL.matcher(email).matches()) {
            throw Refused.because("accounts.email", email).at(Place.field("email"));
        }
        return email;
    }
}
