package eu.arete.hub.accounts.internal;

import eu.arete.hub.Home;
import eu.arete.hub.accounts.OrganisationId;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.site.Fields;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A new hub has no account. Whoever can read its HOME finds there a token, good once, to open the first one. */
@Component
public class FirstAdministrator implements ApplicationRunner {
    /** @param organisation short name of the body that runs this hub */
    public record Claim(
            @Nullable String token,
            @Nullable String name,
            @Nullable String email,
            @Nullable String password,
            @Nullable String organisation,
            @Nullable String organisationName) {
        @Override
        public String toString() {
            return "Claim[" + email + "]";
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final int PER_ADDRESS = 20;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Acts acts;
    private final Clock clock;
    private final SecureRandom random;
    private final Path file;

    FirstAdministrator(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Passwords passwords,
            Attempts attempts,
            Acts acts,
            Clock clock,
            SecureRandom random,
            Home home) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.passwords = passwords;
        this.attempts = attempts;
        this.acts = acts;
        this.clock = clock;
        this.random = random;
        this.file = home.part("keys").resolve("first-administrator");
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!awaited()) {
            return;
        }
        if (!Files.exists(file)) {
            byte[] token = new byte[24];
            random.nextBytes(token);
            Home.writeSecret(file, Base64.getUrlEncoder().withoutPadding().encodeToString(token) + "\n");
        }
        LOG.info("This hub has no administrator yet: open /first-administrator with the token in {}", file);
    }

    public boolean awaited() {
        return jdbc.sql("""
                        select count(*) from accounts.person p join accounts.person_role r on r.person = p.id
                        where p.state = 'OPEN' and r.role = 'ADMINISTRATOR'
                        """).query(Long.class).single() == 0;
    }

    public PersonId claim(Claim claim, String address) {
        attempts.count("first:" + address, PER_ADDRESS);
        if (!awaited() || !right(Fields.present("token", claim.token()))) {
            throw Refused.forbidden("accounts.first-token").at(Place.field("token"));
        }
        String name = Fields.text("name", claim.name(), 200);
        String email = AccountRequests.email(claim.email());
        OrganisationId organisation = new OrganisationId(Fields.text("organisation", claim.organisation(), 40));
        String organisationName = Fields.text("organisationName", claim.organisationName(), 200);
        String hash = passwords.hash(Fields.present("password", claim.password()), email);
        UUID id = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("lock table accounts.person_role in exclusive mode").update();
            if (!awaited()) {
                throw Refused.forbidden("accounts.first-token").at(Place.field("token"));
            }
            jdbc.sql("insert into accounts.organisation (id, name) values (:id, :name) on conflict do nothing")
                    .param("id", organisation.value())
                    .param("name", organisationName)
                    .update();
            int opened = jdbc.sql("""
                    insert into accounts.person
                      (id, name, email, organisation, password_hash, state, purpose, requested_at, decided_at)
                    values (:id, :name, :email, :organisation, :hash, 'OPEN', 'first administrator', :now, :now)
                    on conflict (email) do nothing
                    """)
                    .param("id", id)
                    .param("name", name)
                    .param("email", email)
                    .param("organisation", organisation.value())
                    .param("hash", hash)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            if (opened == 0) {
                throw Refused.conflict("accounts.email-taken").at(Place.field("email"));
            }
            jdbc.sql("insert into accounts.person_role (person, role) values (:id, 'ADMINISTRATOR')")
                    .param("id", id)
                    .update();
            acts.write(Optional.empty(), id, "first administrator", "");
        });
        forgetToken();
        return new PersonId(id);
    }

    private boolean right(String token) {
        try {
            return Files.exists(file)
                    && MessageDigest.isEqual(
                            Files.readString(file).strip().getBytes(StandardCharsets.UTF_8),
                            token.strip().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private void forgetToken() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + file + ", which has no more use", e);
        }
    }
}
