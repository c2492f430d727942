package eu.arete.hub.access.internal;

import eu.arete.hub.access.DossierId;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.procedures.Party;
import eu.arete.hub.procedures.Passage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Dossiers in their tables. */
@Repository
class DossierStore {

    private static final String FILE = """
            select d.*, s.content as submitted
            from access.dossier d
            left join lateral (select content from access.submission where dossier = d.id order by version desc limit 1) s on true
            """;

    private final JdbcClient jdbc;
    private final Json json;

    DossierStore(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<DossierFile> find(DossierId id) {
        return jdbc.sql(FILE + "where d.id = :id")
                .param("id", id.value())
                .query((row, n) -> head(row))
                .optional()
                .map(head -> whole(List.of(head)).get(0));
    }

    /** The same, and nobody else changes it before this transaction ends. */
    Optional<DossierFile> lock(DossierId id) {
        jdbc.sql("select id from access.dossier where id = :id for update")
                .param("id", id.value())
                .query(UUID.class)
                .optional();
        return find(id);
    }

    List<DossierFile> ofApplicant(PersonId person) {
        return whole(jdbc.sql(FILE + "where d.applicant = :person order by d.opened_at desc, d.number desc")
                .param("person", person.value())
                .query((row, n) -> head(row))
                .list());
    }

    /** Every dossier this person leads or is named in. */
    List<DossierFile> ofMember(PersonId person) {
        return whole(jdbc.sql(FILE + """
                        where exists (select 1 from access.duty u
                                      where u.dossier = d.id and u.person = :person and u.party in ('APPLICANT', 'MEMBER'))
                        order by d.opened_at desc, d.number desc
                        """)
                .param("person", person.value())
                .query((row, n) -> head(row))
                .list());
    }

    /** Every dossier ever sent in, latest first. */
    List<DossierFile> submitted() {
        return whole(jdbc.sql(FILE + "where d.submitted_at is not null order by d.submitted_at desc, d.number desc")
                .query((row, n) -> head(row))
                .list());
    }

    /** Those in one of these states. */
    List<DossierFile> in(Collection<String> states) {
        return whole(jdbc.sql(FILE + "where d.submitted_at is not null and d.state in (:states)")
                .param("states", states)
                .query((row, n) -> head(row))
                .list());
    }

    long countSubmitted() {
        return jdbc.sql("select count(*) from access.dossier where submitted_at is not null")
                .query(Long.class)
                .single();
    }

    Optional<DossierFile> byNumber(String number) {
        return jdbc.sql(FILE + "where d.number = :number")
                .param("number", number)
                .query((row, n) -> head(row))
                .optional()
                .map(head -> whole(List.of(head)).get(0));
    }

    void open(DossierFile file) {
        jdbc.sql("""
                insert into access.dossier (id, number, procedure, state, applicant, organisation, draft, opened_at)
                values (:id, :number, :procedure, :state, :applicant, :organisation, cast(:draft as jsonb), :at)
                """)
                .param("id", file.id().value())
                .param("number", file.number())
                .param("procedure", file.procedure())
                .param("state", file.state())
                .param("applicant", file.applicant().value())
                .param("organisation", file.organisation())
                .param("draft", json.write(file.draft()))
                .param("at", Timestamp.from(file.openedAt()))
                .update();
        give(file.id(), file.applicant(), Party.APPLICANT);
    }

    void keepDraft(DossierId id, Application draft) {
        jdbc.sql("update access.dossier set draft = cast(:draft as jsonb), version = version + 1 where id = :id")
                .param("id", id.value())
                .param("draft", json.write(draft))
                .update();
    }

    void submit(DossierId id, Application content, Instant at) {
        jdbc.sql("""
                insert into access.submission (dossier, version, at, content)
                select :id, coalesce(max(version), 0) + 1, :at, cast(:content as jsonb) from access.submission where dossier = :id
                """)
                .param("id", id.value())
                .param("at", Timestamp.from(at))
                .param("content", json.write(content))
                .update();
        jdbc.sql("update access.dossier set submitted_at = coalesce(submitted_at, :at) where id = :id")
                .param("id", id.value())
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Gives a person a part in a dossier; the same part twice changes nothing, another part breaks a constraint. */
    void give(DossierId dossier, PersonId person, Party party) {
        jdbc.sql("""
                insert into access.duty (dossier, person, party) values (:dossier, :person, :party)
                on conflict (dossier, person, party) do nothing
                """)
                .param("dossier", dossier.value())
                .param("person", person.value())
                .param("party", party.name())
                .update();
    }

    void forgetMembers(DossierId dossier) {
        jdbc.sql("delete from access.duty where dossier = :dossier and party = 'MEMBER'")
                .param("dossier", dossier.value())
                .update();
    }

    void record(DossierId dossier, Event event) {
        Passage passage = event.passage();
        jdbc.sql("""
                insert into access.passage
                  (dossier, seq, at, person, party, command, outcome, from_state, to_state, details)
                select :dossier, coalesce(max(seq), 0) + 1, :at, :person, :party, :command, :outcome, :from, :to, cast(:details as jsonb)
                from access.passage where dossier = :dossier
                """)
                .param("dossier", dossier.value())
                .param("at", Timestamp.from(passage.at()))
                .param("person", event.who().map(PersonId::value).orElse(null), java.sql.Types.OTHER)
                .param("party", passage.by().name())
                .param("command", passage.command())
                .param("outcome", passage.outcome())
                .param("from", passage.from())
                .param("to", passage.to())
                .param("details", json.write(event.details()))
                .update();
        jdbc.sql("update access.dossier set state = :state, version = version + 1 where id = :id")
                .param("id", dossier.value())
                .param("state", passage.to())
                .update();
    }

    /** Without its events and duties. */
    private DossierFile head(ResultSet row) throws SQLException {
        DossierId id = new DossierId(row.getObject("id", UUID.class));
        @Nullable String submitted = row.getString("submitted");
        @Nullable Timestamp submittedAt = row.getTimestamp("submitted_at");
        return new DossierFile(
                id,
                row.getString("number"),
                row.getString("procedure"),
                row.getString("state"),
                row.getInt("version"),
                new PersonId(row.getObject("applicant", UUID.class)),
                row.getString("organisation"),
                json.read(row.getString("draft"), Application.class),
                submitted == null ? null : json.read(submitted, Application.class),
                submittedAt == null ? null : submittedAt.toInstant(),
                row.getTimestamp("opened_at").toInstant(),
                List.of(),
                Map.of());
    }

    /** The same with their events and duties, read at once for all. */
    private List<DossierFile> whole(List<DossierFile> heads) {
        if (heads.isEmpty()) {
            return heads;
        }
        List<UUID> ids = heads.stream().map(head -> head.id().value()).toList();
        Map<UUID, List<Event>> events = events(ids);
        Map<UUID, Map<PersonId, Party>> duties = duties(ids);
        return heads.stream()
                .map(head -> head.with(
                        events.getOrDefault(head.id().value(), List.of()),
                        duties.getOrDefault(head.id().value(), Map.of())))
                .toList();
    }

    private Map<UUID, List<Event>> events(List<UUID> dossiers) {
        Map<UUID, List<Event>> events = new HashMap<>();
        jdbc.sql("select * from access.passage where dossier in (:dossiers) order by dossier, seq")
                .param("dossiers", dossiers)
                .query(row -> {
                    events.computeIfAbsent(row.getObject("dossier", UUID.class), any -> new ArrayList<>())
                            .add(event(row, json));
                });
        return events;
    }

    static Event event(ResultSet row, Json json) throws SQLException {
        @Nullable UUID person = row.getObject("person", UUID.class);
        return new Event(
                new Passage(
                        row.getTimestamp("at").toInstant(),
                        Party.valueOf(row.getString("party")),
                        row.getString("command"),
                        row.getString("outcome"),
                        row.getString("from_state"),
                        row.getString("to_state")),
                person == null ? null : new PersonId(person),
                json.read(row.getString("details"), Details.class));
    }

    private Map<UUID, Map<PersonId, Party>> duties(List<UUID> dossiers) {
        Map<UUID, Map<PersonId, Party>> duties = new HashMap<>();
        jdbc.sql("select dossier, person, party from access.duty where dossier in (:dossiers)")
                .param("dossiers", dossiers)
                .query(row -> {
                    duties.computeIfAbsent(row.getObject("dossier", UUID.class), any -> new HashMap<>())
                            .put(
                                    new PersonId(row.getObject("person", UUID.class)),
                                    Party.valueOf(row.getString("party")));
                });
        return duties;
    }
}
