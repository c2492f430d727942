package eu.arete.hub.accounts.internal;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Organisation;
import eu.arete.hub.accounts.OrganisationId;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.site.Fields;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do. They open doors and so pass through none: an administrator has no other role. */
@Component
public class Administration {
    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final SecondFactors secondFactors;
    private final Acts acts;
    private final Clock clock;

    Administration(JdbcClient jdbc, Sessions sessions, SecondFactors secondFactors, Acts acts, Clock clock) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.secondFactors = secondFactors;
        this.acts = acts;
        this.clock = clock;
    }

    @Transactional
    public void approve(Actor actor, PersonId person, OrganisationId organisation, Collection<Role> roles) {
        actor.mustBe(Role.ADMINISTRATOR);
        if (jdbc.sql("select count(*) from accounts.organisation where id = :id")
                        .param("id", organisation.value())
                        .query(Long.class)
                        .single()
                == 0) {
            throw Refused.because("accounts.no-such-organisation", organisation.value())
                    .at(Place.field("organisation"));
        }
        decide(actor, person, "OPEN", organisation);
        write(person, roles);
        acts.write(Optional.of(actor.id()), person.value(), "approved", organisation + " " + new TreeSet<>(roles));
    }

    @Transactional
    public void refuse(Actor actor, PersonId person, @Nullable String reason) {
        actor.mustBe(Role.ADMINISTRATOR);
        String why = Fields.text("reason", reason, 2000);
        decide(actor, person, "REFUSED", null);
        acts.write(Optional.of(actor.id()), person.value(), "refused", why);
    }

    @Transactional
    public void giveRoles(Actor actor, PersonId person, Collection<Role> roles) {
        actor.mustBe(Role.ADMINISTRATOR);
        notOneself(actor, person);
        mustBeOpen(person);
        jdbc.sql("delete from accounts.person_role where person = :person")
                .param("person", person.value())
                .update();
        write(person, roles);
        acts.write(Optional.of(actor.id()), person.value(), "roles", new TreeSet<>(roles).toString());
    }

    @Transactional
    public void close(Actor actor, PersonId person) {
        actor.mustBe(Role.ADMINISTRATOR);
        notOneself(actor, person);
        mustBeOpen(person);
        jdbc.sql("update accounts.person set state = 'CLOSED' where id = :id")
                .param("id", person.value())
                .update();
        sessions.revokeAll(person);
        acts.write(Optional.of(actor.id()), person.value(), "closed", "");
    }

    /** For somebody who lost both authenticator and recovery codes; their identity was checked by other means. */
    @Transactional
    public void resetSecondFactor(Actor actor, PersonId person) {
        actor.mustBe(Role.ADMINISTRATOR);
        notOneself(actor, person);
        mustBeOpen(person);
        secondFactors.remove(person);
        sessions.revokeAll(person);
        acts.write(Optional.of(actor.id()), person.value(), "second factor removed", "");
    }

    public Organisation addOrganisation(Actor actor, @Nullable String id, @Nullable String name) {
        actor.mustBe(Role.ADMINISTRATOR);
        Organisation organisation =
                new Organisation(new OrganisationId(Fields.text("id", id, 40)), Fields.text("name", name, 200));
        if (jdbc.sql("insert into accounts.organisation (id, name) values (:id, :name) on conflict do nothing")
                        .param("id", organisation.id().value())
                        .param("name", organisation.name())
                        .update()
                == 0) {
            throw Refused.conflict(
                            "accounts.organisation-exists", organisation.id().value())
                    .at(Place.field("id"));
        }
        return organisation;
    }

    private void decide(Actor actor, PersonId person, String state, @Nullable OrganisationId organisation) {
        int changed = jdbc.sql("""
                update accounts.person set state = :state, organisation = :organisation,
                       decided_at = :now, decided_by = :actor
                where id = :id and state = 'REQUESTED'
                """)
                .param("state", state)
                .param("organisation", organisation == null ? null : organisation.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", actor.id().value())
                .param("id", person.value())
                .update();
        if (changed == 0) {
            throw Refused.conflict("accounts.no-such-request");
        }
    }

    private void write(PersonId person, Collection<Role> roles) {
        Set<Role> all = Set.copyOf(roles);
        if (all.contains(Role.ADMINISTRATOR) && all.size() > 1) {
            throw Refused.because("accounts.separation").at(Place.field("roles"));
        }
        for (Role role : all) {
            jdbc.sql("insert into accounts.person_role (person, role) values (:person, :role)")
                    .param("person", person.value())
                    .param("role", role.name())
                    .update();
        }
    }

    private static void notOneself(Actor actor, PersonId person) {
        if (actor.id().equals(person)) {
            throw Refused.forbidden("accounts.oneself");
        }
    }

    private void mustBeOpen(PersonId person) {
        UUID id = person.value();
        if (jdbc.sql("select count(*) from accounts.person where id = :id and state = 'OPEN'")
                        .param("id", id)
                        .query(Long.class)
                        .single()
                == 0) {
            throw Refused.notFound("accounts.no-such-person");
        }
    }
}
