package eu.arete.hub;

import eu.arete.hub.accounts.Accounts;
import eu.arete.hub.accounts.OrganisationId;
import eu.arete.hub.accounts.Person;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.accounts.internal.Sessions;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens accounts and sessions for tests without going through the pages. */
class TestPeople {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Clock clock;

    TestPeople(JdbcClient jdbc, Accounts accounts, Sessions sessions, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.sessions = sessions;
        this.clock = clock;
    }

    Person open(OrganisationId organisation, Role... roles) {
        int number = COUNT.incrementAndGet();
        PersonId id = new PersonId(UUID.randomUUID());
        jdbc.sql("insert into accounts.organisation (id, name) values (:id, :id) on conflict do nothing")
                .param("id", organisation.value())
                .update();
        jdbc.sql("""
                insert into accounts.person
                  (id, name, email, organisation, password_hash, state, purpose, requested_at)
                values (:id, :name, :email, :organisation, 'none', 'OPEN', 'test', :now)
                """)
                .param("id", id.value())
                .param("name", "Person " + number)
                .param("email", "person" + number + "@example.org")
                .param("organisation", organisation.value())
                .param("now", java.sql.Timestamp.from(clock.instant()))
                .update();
        for (Role role : roles) {
            jdbc.sql("insert into accounts.person_role (person, role) values (:id, :role)")
                    .param("id", id.value())
                    .param("role", role.name())
                    .update();
        }
        return accounts.person(id);
    }

    Visitor.Tokens signIn(Person person, boolean secondFactor) {
        return new Visitor.Tokens(
                sessions.open(person.id(), Sessions.Kind.API, secondFactor, "127.0.0.1", "test")
                        .token(),
                sessions.open(person.id(), Sessions.Kind.PAGE, secondFactor, "127.0.0.1", "test")
                        .token());
    }
}
