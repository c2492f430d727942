package eu.arete.hub.accounts.internal;

import eu.arete.hub.accounts.PersonId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down who did what to whose account. */
@Component
class Acts {
    private final JdbcClient jdbc;
    private final Clock clock;

    Acts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void write(Optional<PersonId> actor, UUID person, String what, String detail) {
        jdbc.sql("""
                insert into accounts.act (at, actor, person, what, detail) values (:at, :actor, :person, :what, :detail)
                """)
                .param("at", Timestamp.from(clock.instant()))
                .param("actor", actor.map(PersonId::value).orElse(null))
                .param("person", person)
                .param("what", what)
                .param("detail", detail)
                .update();
    }
}
