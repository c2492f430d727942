package eu.arete.hub.airlock.internal;

import eu.arete.hub.access.Permit;
import eu.arete.hub.access.PermitId;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.airlock.Asked;
import eu.arete.hub.airlock.Output;
import eu.arete.hub.airlock.OutputId;
import eu.arete.hub.publiclog.EntryId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The outputs and where they stand; {@link RevisionStore} keeps what was asked and said. */
@Repository
public class OutputStore {

    private static final String SELECT = """
            select id, number, permit, permit_number, requester, title, state, revision, requested_at, decided_at
            from airlock.output
            """;

    private final JdbcClient jdbc;

    OutputStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Output add(Permit permit, PersonId requester, Asked asked, Instant now) {
        OutputId id = new OutputId(UUID.randomUUID());
        long number = jdbc.sql("select nextval('airlock.output_number')")
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into airlock.output
                          (id, number, permit, permit_number, requester, title, state, revision, requested_at)
                        values (:id, :number, :permit, :permitNumber, :requester, :title, 'REQUESTED', 1, :now)
                        """)
                .param("id", id.value())
                .param(
                        "number",
                        "ARETE-O-%d-%04d".formatted(now.atZone(ZoneOffset.UTC).getYear(), number))
                .param("permit", permit.id().value())
                .param("permitNumber", permit.number())
                .param("requester", requester.value())
                .param("title", asked.title())
                .param("now", Timestamp.from(now))
                .update();
        return find(id).orElseThrow();
    }

    /** Whoever is of the project now, beside whoever has been since the request. */
    public void keepMembers(OutputId output, List<PersonId> members) {
        for (PersonId member : members) {
            jdbc.sql("insert into airlock.member (output, person) values (:output, :person) on conflict do nothing")
                    .param("output", output.value())
                    .param("person", member.value())
                    .update();
        }
    }

    public boolean isMember(OutputId output, PersonId person) {
        return jdbc.sql("select count(*) from airlock.member where output = :output and person = :person")
                        .param("output", output.value())
                        .param("person", person.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    public Optional<Output> find(OutputId id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id.value())
                .query(OutputStore::output)
                .optional();
    }

    /** The same, held against changes until the transaction ends. */
    public Optional<Output> hold(OutputId id) {
        return jdbc.sql(SELECT + " where id = :id for update")
                .param("id", id.value())
                .query(OutputStore::output)
                .optional();
    }

    public List<Output> ofRequester(PersonId person) {
        return jdbc.sql(SELECT + " where requester = :person order by requested_at desc, number desc")
                .param("person", person.value())
                .query(OutputStore::output)
                .list();
    }

    public List<Output> ofPermit(PermitId permit) {
        return jdbc.sql(SELECT + " where permit = :permit order by requested_at desc, number desc")
                .param("permit", permit.value())
                .query(OutputStore::output)
                .list();
    }

    /** Those a person may review: requested, of projects that are not theirs, not yet reviewed by them. Oldest first. */
    public List<Output> awaiting(PersonId reviewer) {
        return jdbc.sql(SELECT + """
                         o where state = 'REQUESTED' and requester <> :person
                          and not exists (select 1 from airlock.member m where m.output = o.id and m.person = :person)
                          and not exists (select 1 from airlock.review r
                                          where r.output = o.id and r.revision = o.revision and r.reviewer = :person)
                        order by requested_at, number
                        """)
                .param("person", reviewer.value())
                .query(OutputStore::output)
                .list();
    }

    public long countReleased() {
        return jdbc.sql("select count(*) from airlock.output where state = 'RELEASED'")
                .query(Long.class)
                .single();
    }

    /** Asked again: a new revision is under review. */
    public void reopen(OutputId id, int revision, String title) {
        jdbc.sql("update airlock.output set state = 'REQUESTED', revision = :revision, title = :title where id = :id")
                .param("id", id.value())
                .param("revision", revision)
                .param("title", title)
                .update();
    }

    public void become(OutputId id, Output.State state, Instant now) {
        jdbc.sql("update airlock.output set state = :state, decided_at = :now where id = :id")
                .param("id", id.value())
                .param("state", state.name())
                .param("now", state == Output.State.CHANGE_ASKED ? null : Timestamp.from(now))
                .update();
    }

    public void release(OutputId id, EntryId entry, Instant now) {
        jdbc.sql("update airlock.output set state = 'RELEASED', decided_at = :now, entry = :entry where id = :id")
                .param("id", id.value())
                .param("entry", entry.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    public Optional<EntryId> entry(OutputId id) {
        return jdbc.sql("select entry from airlock.output where id = :id and entry is not null")
                .param("id", id.value())
                .query(Long.class)
                .optional()
                .map(EntryId::new);
    }

    private static Output output(ResultSet row, int number) throws SQLException {
        Timestamp decided = row.getTimestamp("decided_at");
        return new Output(
                new OutputId(row.getObject("id", UUID.class)),
                row.getString("number"),
                new PermitId(row.getObject("permit", UUID.class)),
                row.getString("permit_number"),
                new PersonId(row.getObject("requester", UUID.class)),
                row.getString("title"),
                Output.State.valueOf(row.getString("state")),
                row.getInt("revision"),
                row.getTimestamp("requested_at").toInstant(),
                decided == null ? Optional.empty() : Optional.of(decided.toInstant()));
    }
}
