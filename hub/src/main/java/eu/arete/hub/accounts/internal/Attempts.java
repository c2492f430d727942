package eu.arete.hub.accounts.internal;

import eu.arete.hub.site.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts tries before they are made, in the database: neither a restart nor many connections give more of them. */
@Component
public class Attempts {
    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int PER_ACCOUNT = 10;
    static final int PER_ADDRESS = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    Attempts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts one try; refuses it (429) beyond the limit. Must not run in a transaction that the refusal undoes. */
    void count(String subject, int limit) {
        Instant now = clock.instant();
        int made = jdbc.sql("""
                insert into accounts.attempt as a (subject, made, since) values (:subject, 1, :now)
                on conflict (subject) do update set
                  made = case when a.since <= :start then 1 else a.made + 1 end,
                  since = case when a.since <= :start then :now else a.since end
                returning made
                """)
                .param("subject", subject)
                .param("now", Timestamp.from(now))
                .param("start", Timestamp.from(now.minus(WINDOW)))
                .query(Integer.class)
                .single();
        if (made > limit) {
            throw Refused.because("accounts.too-many-attempts", WINDOW.toMinutes())
                    .with(HttpStatus.TOO_MANY_REQUESTS);
        }
    }

    /** A try that succeeded is not one of those to limit. */
    void giveBack(String subject) {
        jdbc.sql("update accounts.attempt set made = greatest(made - 1, 0) where subject = :subject")
                .param("subject", subject)
                .update();
    }

    void forget(String subject) {
        jdbc.sql("delete from accounts.attempt where subject = :subject or since <= :start")
                .param("subject", subject)
                .param("start", Timestamp.from(clock.instant().minus(WINDOW)))
                .update();
    }
}
