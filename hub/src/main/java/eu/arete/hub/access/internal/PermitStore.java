package eu.arete.hub.access.internal;

import eu.arete.hub.access.DatasetScope;
import eu.arete.hub.access.DossierId;
import eu.arete.hub.access.NamedUser;
import eu.arete.hub.access.Period;
import eu.arete.hub.access.Permit;
import eu.arete.hub.access.PermitId;
import eu.arete.hub.access.Population;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.procedures.Party;
import eu.arete.hub.procedures.Passage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** Permits in their tables. */
@Repository
class PermitStore {

    private static final String FILE =
            "select p.*, d.applicant, d.organisation from access.permit p join access.dossier d on d.id = p.dossier ";
    private static final TypeReference<List<DatasetScope>> SCOPE = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Json json;

    PermitStore(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<PermitFile> find(PermitId id) {
        return jdbc.sql(FILE + "where p.id = :id")
                .param("id", id.value())
                .query((row, n) -> file(row))
                .optional();
    }

    Optional<PermitFile> lock(PermitId id) {
        jdbc.sql("select id from access.permit where id = :id for update")
                .param("id", id.value())
                .query(UUID.class)
                .optional();
        return find(id);
    }

    Optional<PermitFile> byNumber(String number) {
        return jdbc.sql(FILE + "where p.number = :number")
                .param("number", number)
                .query((row, n) -> file(row))
                .optional();
    }

    Optional<PermitFile> ofDossier(DossierId dossier) {
        return jdbc.sql(FILE + "where p.dossier = :dossier")
                .param("dossier", dossier.value())
                .query((row, n) -> file(row))
                .optional();
    }

    List<PermitFile> ofPerson(PersonId person) {
        return jdbc.sql(FILE + """
                        where d.applicant = :person
                           or exists (select 1 from access.permit_user u where u.permit = p.id and u.person = :person)
                        order by p.granted_at desc, p.number desc
                        """)
                .param("person", person.value())
                .query((row, n) -> file(row))
                .list();
    }

    List<PermitFile> all() {
        return jdbc.sql(FILE + "order by p.granted_at desc, p.number desc")
                .query((row, n) -> file(row))
                .list();
    }

    /** What is published of every permit, by dossier. */
    Map<DossierId, Granted> published() {
        Map<DossierId, Granted> granted = new HashMap<>();
        jdbc.sql("select * from access.permit").query(row -> {
            granted.put(
                    new DossierId(row.getObject("dossier", UUID.class)),
                    new Granted(
                            row.getString("number"),
                            row.getInt("version"),
                            Permit.State.valueOf(row.getString("state")),
                            row.getObject("start_on", LocalDate.class),
                            row.getObject("end_on", LocalDate.class),
                            json.read(row.getString("conditions"), TEXTS)));
        });
        return granted;
    }

    long countInForce(LocalDate today) {
        return jdbc.sql(
                        "select count(*) from access.permit where state = 'GRANTED' and :today between start_on and end_on")
                .param("today", today)
                .query(Long.class)
                .single();
    }

    List<PermitId> pastTheirEnd(LocalDate today) {
        return jdbc.sql(
                        "select id from access.permit where end_on < :today and state in ('PENDING_ACCEPTANCE', 'GRANTED')")
                .param("today", today)
                .query((row, n) -> new PermitId(row.getObject("id", UUID.class)))
                .list();
    }

    void keep(Permit permit, PersonId decidedBy, Instant at) {
        jdbc.sql("""
                insert into access.permit
                  (id, number, version, dossier, title, scope, period_from, period_to, population, conditions,
                   start_on, end_on, state, decided_by, granted_at)
                values
                  (:id, :number, :version, :dossier, :title, cast(:scope as jsonb), :from, :to, cast(:population as jsonb),
                   cast(:conditions as jsonb), :start, :end, :state, :decidedBy, :at)
                """)
                .param("id", permit.id().value())
                .param("number", permit.number())
                .param("version", permit.version())
                .param("dossier", permit.dossier().value())
                .param("title", permit.title())
                .param("scope", json.write(permit.scope()))
                .param("from", permit.period().from())
                .param("to", permit.period().to())
                .param("population", json.write(permit.population()))
                .param("conditions", json.write(permit.conditions()))
                .param("start", permit.start())
                .param("end", permit.end())
                .param("state", permit.state().name())
                .param("decidedBy", decidedBy.value())
                .param("at", Timestamp.from(at))
                .update();
        for (NamedUser user : permit.namedUsers()) {
            jdbc.sql("insert into access.permit_user (permit, dossier, person) values (:permit, :dossier, :person)")
                    .param("permit", permit.id().value())
                    .param("dossier", permit.dossier().value())
                    .param("person", user.person().value())
                    .update();
        }
    }

    void acceptTerms(PermitId permit, PersonId person, Instant at) {
        jdbc.sql("""
                update access.permit_user set accepted_at = coalesce(accepted_at, :at)
                where permit = :permit and person = :person
                """)
                .param("permit", permit.value())
                .param("person", person.value())
                .param("at", Timestamp.from(at))
                .update();
    }

    /** The part AUTHORITY in the dossier, for whoever revokes; another part held there breaks a constraint. */
    void takePart(DossierId dossier, PersonId person) {
        jdbc.sql("""
                insert into access.duty (dossier, person, party) values (:dossier, :person, 'AUTHORITY')
                on conflict (dossier, person, party) do nothing
                """)
                .param("dossier", dossier.value())
                .param("person", person.value())
                .update();
    }

    void record(Permit permit, Event event) {
        Passage passage = event.passage();
        jdbc.sql("""
                insert into access.permit_passage
                  (permit, dossier, seq, at, person, party, command, outcome, from_state, to_state, details)
                select :permit, :dossier, coalesce(max(seq), 0) + 1, :at, :person, :party, :command, :outcome, :from, :to,
                       cast(:details as jsonb)
                from access.permit_passage where permit = :permit
                """)
                .param("permit", permit.id().value())
                .param("dossier", permit.dossier().value())
                .param("at", Timestamp.from(passage.at()))
                .param("person", event.who().map(PersonId::value).orElse(null), java.sql.Types.OTHER)
                .param("party", passage.by().name())
                .param("command", passage.command())
                .param("outcome", passage.outcome())
                .param("from", passage.from())
                .param("to", passage.to())
                .param("details", json.write(event.details()))
                .update();
        jdbc.sql("update access.permit set state = :state, edition = edition + 1 where id = :id")
                .param("id", permit.id().value())
                .param("state", passage.to())
                .update();
    }

    private PermitFile file(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        UUID dossier = row.getObject("dossier", UUID.class);
        Permit permit = new Permit(
                new PermitId(id),
                row.getString("number"),
                row.getInt("version"),
                new DossierId(dossier),
                row.getString("title"),
                json.read(row.getString("scope"), SCOPE),
                new Period(row.getObject("period_from", LocalDate.class), row.getObject("period_to", LocalDate.class)),
                json.read(row.getString("population"), Population.class),
                new PersonId(row.getObject("applicant", UUID.class)),
                users(id),
                row.getObject("start_on", LocalDate.class),
                row.getObject("end_on", LocalDate.class),
                Permit.State.valueOf(row.getString("state")),
                json.read(row.getString("conditions"), TEXTS));
        return new PermitFile(
                permit,
                row.getInt("edition"),
                row.getString("organisation"),
                row.getTimestamp("granted_at").toInstant(),
                events(id),
                duties(dossier));
    }

    private List<NamedUser> users(UUID permit) {
        return jdbc.sql("select person, accepted_at from access.permit_user where permit = :permit order by person")
                .param("permit", permit)
                .query((row, n) -> new NamedUser(
                        new PersonId(row.getObject("person", UUID.class)), row.getTimestamp("accepted_at") != null))
                .list();
    }

    private List<Event> events(UUID permit) {
        return jdbc.sql("select * from access.permit_passage where permit = :permit order by seq")
                .param("permit", permit)
                .query((row, n) -> DossierStore.event(row, json))
                .list();
    }

    private Map<PersonId, Party> duties(UUID dossier) {
        Map<PersonId, Party> duties = new HashMap<>();
        jdbc.sql("select person, party from access.duty where dossier = :dossier")
                .param("dossier", dossier)
                .query(row -> {
                    duties.put(
                            new PersonId(row.getObject("person", UUID.class)), Party.valueOf(row.getString("party")));
                });
        return duties;
    }
}
