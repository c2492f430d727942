package eu.arete.hub.accounts.internal;

import eu.arete.hub.accounts.Accounts;
import eu.arete.hub.accounts.Organisation;
import eu.arete.hub.accounts.OrganisationId;
import eu.arete.hub.accounts.Person;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.site.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Open accounts, read from the room's tables. */
@Repository
class People implements Accounts {
    private static final String OPEN = """
            select p.id, p.name, p.email, p.organisation,
                   coalesce(string_agg(r.role, ',' order by r.role), '') as roles
            from accounts.person p left join accounts.person_role r on r.person = p.id
            where p.state = 'OPEN'
            """;
    private static final String EACH = " group by p.id, p.name, p.email, p.organisation order by p.name, p.id";

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Person> find(PersonId id) {
        return jdbc.sql(OPEN + " and p.id = :id" + EACH)
                .param("id", id.value())
                .query((row, n) -> person(row))
                .optional();
    }

    @Override
    public Optional<Person> findByEmail(String email) {
        return jdbc.sql(OPEN + " and p.email = :email" + EACH)
                .param("email", email.strip().toLowerCase(Locale.ROOT))
                .query((row, n) -> person(row))
                .optional();
    }

    @Override
    public Person person(PersonId id) {
        return find(id).orElseThrow(() -> Refused.notFound("accounts.no-such-person"));
    }

    @Override
    public List<Person> persons() {
        return jdbc.sql(OPEN + EACH).query((row, n) -> person(row)).list();
    }

    @Override
    public Optional<Organisation> organisation(OrganisationId id) {
        return jdbc.sql("select id, name from accounts.organisation where id = :id")
                .param("id", id.value())
                .query((row, n) -> organisation(row))
                .optional();
    }

    @Override
    public List<Organisation> organisations() {
        return jdbc.sql("select id, name from accounts.organisation order by name")
                .query((row, n) -> organisation(row))
                .list();
    }

    private static Organisation organisation(ResultSet row) throws SQLException {
        return new Organisation(new OrganisationId(row.getString("id")), row.getString("name"));
    }

    static Person person(ResultSet row) throws SQLException {
        return new Person(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("email"),
                new OrganisationId(row.getString("organisation")),
                Arrays.stream(row.getString("roles").split(","))
                        .filter(role -> !role.isEmpty())
                        .map(Role::valueOf)
                        .collect(Collectors.toSet()));
    }
}
