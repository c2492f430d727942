package eu.arete.hub.accounts.internal;

import eu.arete.hub.Sha256;
import eu.arete.hub.accounts.Accounts;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.PersonId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sessions of pages and of the API: one table, one way to list and to revoke them. Only a hash of a token is kept. */
@Repository
public class Sessions {
    /** Whether the token travels in a cookie or in a header; one is never accepted for the other. */
    public enum Kind {
        PAGE,
        API
    }

    /** Given once, at the opening. */
    public record Opened(UUID id, String token, Instant expiresAt) {
        @Override
        public String toString() {
            return "Opened[" + id + "]";
        }
    }

    public record Session(
            UUID id,
            Kind kind,
            boolean secondFactor,
            String address,
            String agent,
            Instant openedAt,
            Instant seenAt,
            Instant expiresAt,
            boolean current) {}

    /** A session in use: who, and which. */
    public record Held(UUID session, Actor actor) {}

    public static final String COOKIE = "arete_session";

    /** Request attribute that holds the id of the session in use. */
    public static final String ATTRIBUTE = "arete.session";

    public static final Duration LENGTH = Duration.ofHours(10);
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Clock clock;
    private final SecureRandom random;

    Sessions(JdbcClient jdbc, Accounts accounts, Clock clock, SecureRandom random) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.clock = clock;
        this.random = random;
    }

    public Opened open(PersonId person, Kind kind, boolean secondFactor, String address, String agent) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant now = clock.instant();
        Opened opened = new Opened(UUID.randomUUID(), token, now.plus(LENGTH));
        jdbc.sql("""
                insert into accounts.session
                  (id, token_hash, person, kind, second_factor, address, agent, opened_at, expires_at, seen_at)
                values (:id, :hash, :person, :kind, :second, :address, :agent, :now, :expires, :now)
                """)
                .param("id", opened.id())
                .param("hash", hash(token))
                .param("person", person.value())
                .param("kind", kind.name())
                .param("second", secondFactor)
                .param("address", address)
                .param("agent", agent.substring(0, Math.min(agent.length(), 200)))
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(opened.expiresAt()))
                .update();
        return opened;
    }

    /** @return who holds this token, if it is of this kind, has not ended, and the account is still open */
    public Optional<Held> held(String token, Kind kind) {
        record Found(UUID id, PersonId person, boolean secondFactor, Instant seenAt) {}
        if (token.length() > 100) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return jdbc.sql("""
                select id, person, second_factor, seen_at from accounts.session
                where token_hash = :hash and kind = :kind and expires_at > :now
                """)
                .param("hash", hash(token))
                .param("kind", kind.name())
                .param("now", Timestamp.from(now))
                .query((row, n) -> new Found(
                        row.getObject("id", UUID.class),
                        new PersonId(row.getObject("person", UUID.class)),
                        row.getBoolean("second_factor"),
                        row.getTimestamp("seen_at").toInstant()))
                .optional()
                .flatMap(found -> {
                    if (found.seenAt().plus(SEEN_EVERY).isBefore(now)) {
                        seen(found.id(), now);
                    }
                    return accounts.find(found.person())
                            .map(person -> new Held(found.id(), new Actor(person, found.secondFactor())));
                });
    }

    /** @param current the session that asks */
    public List<Session> of(PersonId person, UUID current) {
        return jdbc.sql("""
                select id, kind, second_factor, address, agent, opened_at, seen_at, expires_at
                from accounts.session where person = :person and expires_at > :now order by seen_at desc
                """)
                .param("person", person.value())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> new Session(
                        row.getObject("id", UUID.class),
                        Kind.valueOf(row.getString("kind")),
                        row.getBoolean("second_factor"),
                        row.getString("address"),
                        row.getString("agent"),
                        row.getTimestamp("opened_at").toInstant(),
                        row.getTimestamp("seen_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant(),
                        row.getObject("id", UUID.class).equals(current)))
                .list();
    }

    public void raise(UUID session) {
        jdbc.sql("update accounts.session set second_factor = true where id = :id")
                .param("id", session)
                .update();
    }

    /** @return whether there was such a session of this person */
    public boolean revoke(PersonId person, UUID session) {
        return jdbc.sql("delete from accounts.session where id = :id and person = :person")
                        .param("id", session)
                        .param("person", person.value())
                        .update()
                == 1;
    }

    public void revokeOthers(PersonId person, UUID kept) {
        jdbc.sql("delete from accounts.session where person = :person and id <> :kept")
                .param("person", person.value())
                .param("kept", kept)
                .update();
    }

    public void forgetEnded() {
        jdbc.sql("delete from accounts.session where expires_at <= :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    public void revokeAll(PersonId person) {
        jdbc.sql("delete from accounts.session where person = :person")
                .param("person", person.value())
                .update();
    }

    private void seen(UUID id, Instant now) {
        jdbc.sql("update accounts.session set seen_at = :now where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    static byte[] hash(String secret) {
        return Sha256.digest().digest(secret.getBytes(StandardCharsets.UTF_8));
    }
}
