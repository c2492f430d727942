package eu.arete.hub.accounts.internal;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.accounts.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All accounts and requests, as administrators see them. */
@Component
public class AccountList {
    public enum State {
        REQUESTED,
        OPEN,
        REFUSED,
        CLOSED
    }

    /** @param organisation its short name once approved; before, what the person wrote */
    public record Account(
            PersonId id,
            String name,
            String email,
            State state,
            String organisation,
            String purpose,
            List<Role> roles,
            boolean secondFactor,
            Instant requestedAt) {}

    private final JdbcClient jdbc;

    AccountList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Account> all(Actor actor) {
        actor.mustBe(Role.ADMINISTRATOR);
        return jdbc.sql("""
                select p.id, p.name, p.email, p.state, coalesce(p.organisation, p.organisation_stated) as organisation,
                       p.purpose, p.requested_at,
                       coalesce((select string_agg(role, ',' order by role) from accounts.person_role
                                 where person = p.id), '') as roles,
                       exists (select 1 from accounts.totp where person = p.id and secret is not null) as second
                from accounts.person p
                order by (p.state = 'REQUESTED') desc, p.requested_at desc, p.id
                """)
                .query((row, n) -> new Account(
                        new PersonId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("email"),
                        State.valueOf(row.getString("state")),
                        row.getString("organisation"),
                        row.getString("purpose"),
                        Arrays.stream(row.getString("roles").split(","))
                                .filter(role -> !role.isEmpty())
                                .map(Role::valueOf)
                                .toList(),
                        row.getBoolean("second"),
                        row.getTimestamp("requested_at").toInstant()))
                .list();
    }
}
