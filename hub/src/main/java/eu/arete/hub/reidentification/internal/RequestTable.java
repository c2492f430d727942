package eu.arete.hub.reidentification.internal;

import eu.arete.hub.access.PermitId;
import eu.arete.hub.reidentification.Reidentification;
import eu.arete.hub.reidentification.Reidentification.Outcome;
import eu.arete.hub.reidentification.Reidentification.Side;
import eu.arete.hub.reidentification.Reidentification.Signed;
import eu.arete.hub.reidentification.Reidentification.State;
import eu.arete.privacy.ProjectPseudonym;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests on record. What they were about is erased when they are over. */
@Repository
public class RequestTable {
    private static final String ALL = "select * from reidentification.request ";
    private static final String OVER = "code = null, finding = null, ended_at = :now";

    private final JdbcClient jdbc;

    RequestTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Where a match was found.
     *
     * @param batch SHA-256 of the codes that were compared together
     * @param index of the code among them
     */
    public record Found(UUID desk, byte[] batch, int index) {}

    public void lock() {
        jdbc.sql("lock table reidentification.request in exclusive mode").update();
    }

    public void add(Reidentification request, ProjectPseudonym code) {
        jdbc.sql("""
                insert into reidentification.request (id, number, permit, permit_number, code, finding, finding_sha256, state,
                    requested_by, requested_name, requested_at, until)
                values (:id, :number, :permit, :permitNumber, :code, :finding, :sha256, 'REQUESTED', :by, :name, :at, :until)
                """)
                .param("id", request.id())
                .param("number", request.number())
                .param("permit", request.permit().value())
                .param("permitNumber", request.permitNumber())
                .param("code", code.hex())
                .param("finding", request.finding().orElseThrow())
                .param("sha256", request.findingSha256())
                .param("by", request.requested().person())
                .param("name", request.requested().name())
                .param("at", Timestamp.from(request.requested().at()))
                .param("until", Timestamp.from(request.until()))
                .update();
    }

    public long countOfYear(int year) {
        return count("number like :value", "REID-" + year + "-%");
    }

    public boolean isOpenFor(PermitId permit, ProjectPseudonym code) {
        return jdbc.sql(
                        "select exists (select 1 from reidentification.request where permit = :permit and code = :code)")
                .param("permit", permit.value())
                .param("code", code.hex())
                .query(Boolean.class)
                .single();
    }

    /** Asked under that permit since then. */
    public long countOf(PermitId permit, Instant since) {
        return jdbc.sql(
                        "select count(*) from reidentification.request where permit = :permit and requested_at >= :since")
                .param("permit", permit.value())
                .param("since", Timestamp.from(since))
                .query(Long.class)
                .single();
    }

    private long count(String where, String value) {
        return jdbc.sql("select count(*) from reidentification.request where " + where)
                .param("value", value)
                .query(Long.class)
                .single();
    }

    public Optional<Reidentification> find(String number) {
        return jdbc.sql(ALL + "where number = :number")
                .param("number", number)
                .query((row, n) -> request(row))
                .optional();
    }

    public Optional<Reidentification> findForUpdate(String number) {
        return jdbc.sql(ALL + "where number = :number for update")
                .param("number", number)
                .query((row, n) -> request(row))
                .optional();
    }

    /** Newest first. */
    public List<Reidentification> latest(int count) {
        return jdbc.sql(ALL + "order by requested_at desc, number desc limit :count")
                .param("count", count)
                .query((row, n) -> request(row))
                .list();
    }

    List<Reidentification> lapsed(Instant now) {
        return jdbc.sql(ALL + "where state in ('REQUESTED', 'APPROVED', 'FOUND') and until <= :now for update")
                .param("now", Timestamp.from(now))
                .query((row, n) -> request(row))
                .list();
    }

    public List<String> approved(Instant now) {
        return jdbc.sql(
                        "select number from reidentification.request where state = 'APPROVED' and until > :now order by number")
                .param("now", Timestamp.from(now))
                .query(String.class)
                .list();
    }

    public void approve(UUID id, Side side, Signed by) {
        String name = side.name().toLowerCase(Locale.ROOT);
        jdbc.sql("update reidentification.request set " + name + "_by = :by, " + name + "_name = :name, " + name
                        + "_at = :at where id = :id")
                .param("id", id)
                .param("by", by.person())
                .param("name", by.name())
                .param("at", Timestamp.from(by.at()))
                .update();
    }

    public void open(UUID id, Instant until) {
        jdbc.sql("update reidentification.request set state = 'APPROVED', until = :until where id = :id")
                .param("id", id)
                .param("until", Timestamp.from(until))
                .update();
    }

    public Optional<ProjectPseudonym> code(UUID id) {
        return jdbc.sql("select code from reidentification.request where id = :id and code is not null")
                .param("id", id)
                .query((row, n) -> new ProjectPseudonym(row.getString("code")))
                .optional();
    }

    public void compared(UUID id, int more) {
        jdbc.sql("update reidentification.request set candidates = candidates + :more where id = :id")
                .param("id", id)
                .param("more", more)
                .update();
    }

    public void found(UUID id, Found found, Instant until) {
        jdbc.sql("""
                update reidentification.request set state = 'FOUND', desk = :desk, found_in = :batch, found_at = :index,
                    until = :until where id = :id
                """)
                .param("id", id)
                .param("desk", found.desk())
                .param("batch", found.batch())
                .param("index", found.index())
                .param("until", Timestamp.from(until))
                .update();
    }

    public Optional<Found> found(UUID id) {
        return jdbc.sql(
                        "select desk, found_in, found_at from reidentification.request where id = :id and state = 'FOUND'")
                .param("id", id)
                .query((row, n) ->
                        new Found(row.getObject("desk", UUID.class), row.getBytes("found_in"), row.getInt("found_at")))
                .optional();
    }

    public void refuse(UUID id, String why, Instant now) {
        jdbc.sql("update reidentification.request set state = 'REFUSED', refusal = :why, " + OVER + " where id = :id")
                .param("id", id)
                .param("why", why)
                .param("now", Timestamp.from(now))
                .update();
    }

    public void end(UUID id, State state, Optional<Outcome> outcome, Instant now) {
        jdbc.sql("update reidentification.request set state = :state, outcome = :outcome, " + OVER + " where id = :id")
                .param("id", id)
                .param("state", state.name())
                .param("outcome", outcome.map(Outcome::name).orElse(null))
                .param("now", Timestamp.from(now))
                .update();
    }

    private static Reidentification request(ResultSet row) throws SQLException {
        return new Reidentification(
                row.getObject("id", UUID.class),
                row.getString("number"),
                new PermitId(row.getObject("permit", UUID.class)),
                row.getString("permit_number"),
                Optional.ofNullable(row.getString("finding")),
                row.getString("finding_sha256"),
                State.valueOf(row.getString("state")),
                signed(row, "requested").orElseThrow(),
                row.getTimestamp("until").toInstant(),
                signed(row, "medical"),
                signed(row, "legal"),
                Optional.ofNullable(row.getString("refusal")),
                row.getLong("candidates"),
                Optional.ofNullable(row.getString("outcome")).map(Outcome::valueOf),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant));
    }

    private static Optional<Signed> signed(ResultSet row, String step) throws SQLException {
        Timestamp at = row.getTimestamp(step + "_at");
        return at == null
                ? Optional.empty()
                : Optional.of(new Signed(
                        row.getObject(step + "_by", UUID.class), row.getString(step + "_name"), at.toInstant()));
    }
}
