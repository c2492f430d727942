package eu.arete.hub.hosting.gate;

import eu.arete.hub.hosting.gate.Derogation.Signatory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Derogations on record; none is ever deleted. */
@Repository
class DerogationStore {
    private static final String ALL = "select * from hosting.derogation ";

    private final JdbcClient jdbc;

    DerogationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Derogation> approved() {
        return jdbc.sql(ALL + "where approved_at is not null and ended_at is null order by number")
                .query((row, n) -> derogation(row))
                .list();
    }

    /** Newest first. */
    List<Derogation> latest(int count) {
        return jdbc.sql(ALL + "order by proposed_at desc, number desc limit :count")
                .param("count", count)
                .query((row, n) -> derogation(row))
                .list();
    }

    Optional<Derogation> find(String number) {
        return jdbc.sql(ALL + "where number = :number")
                .param("number", number)
                .query((row, n) -> derogation(row))
                .optional();
    }

    Optional<Derogation> findForUpdate(String number) {
        return jdbc.sql(ALL + "where number = :number for update")
                .param("number", number)
                .query((row, n) -> derogation(row))
                .optional();
    }

    /** One after the other: numbers have no gaps, and one proposal waits for a rule. */
    void lock() {
        jdbc.sql("lock table hosting.derogation in exclusive mode").update();
    }

    boolean isWaiting(String rule, Instant now) {
        return jdbc.sql("""
                select count(*) from hosting.derogation
                where rule = :rule and approved_at is null and ended_at is null and until > :now
                """)
                        .param("rule", rule)
                        .param("now", Timestamp.from(now))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** A proposal whose end came before anybody approved it waits for nobody. */
    void lapse(String rule, Instant now) {
        jdbc.sql("""
                update hosting.derogation set ended_at = until, ended_by = proposed_by, ended_name = proposed_name,
                    ended_function = proposed_function
                where rule = :rule and approved_at is null and ended_at is null and until <= :now
                """).param("rule", rule).param("now", Timestamp.from(now)).update();
    }

    long countOfYear(int year) {
        return jdbc.sql("select count(*) from hosting.derogation where number like :start")
                .param("start", "DER-" + year + "-%")
                .query(Long.class)
                .single();
    }

    void add(Derogation derogation) {
        jdbc.sql("""
                insert into hosting.derogation (id, number, rule, reason, proposed_by, proposed_name, proposed_function,
                    proposed_at, until)
                values (:id, :number, :rule, :reason, :by, :name, :function, :at, :until)
                """)
                .param("id", derogation.id())
                .param("number", derogation.number())
                .param("rule", derogation.rule())
                .param("reason", derogation.reason())
                .param("by", derogation.proposedBy().person())
                .param("name", derogation.proposedBy().name())
                .param("function", derogation.proposedBy().function())
                .param("at", Timestamp.from(derogation.proposedAt()))
                .param("until", Timestamp.from(derogation.until()))
                .update();
    }

    void approve(UUID id, Signatory by, Instant at, String note, String sha256) {
        jdbc.sql("""
                update hosting.derogation set approved_by = :by, approved_name = :name, approved_function = :function,
                    approved_at = :at, note = :note, sha256 = :sha256
                where id = :id
                """)
                .param("id", id)
                .param("by", by.person())
                .param("name", by.name())
                .param("function", by.function())
                .param("at", Timestamp.from(at))
                .param("note", note)
                .param("sha256", sha256)
                .update();
    }

    void end(UUID id, Signatory by, Instant at) {
        jdbc.sql("""
                update hosting.derogation set ended_by = :by, ended_name = :name, ended_function = :function, ended_at = :at
                where id = :id
                """)
                .param("id", id)
                .param("by", by.person())
                .param("name", by.name())
                .param("function", by.function())
                .param("at", Timestamp.from(at))
                .update();
    }

    private static Derogation derogation(ResultSet row) throws SQLException {
        return new Derogation(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("rule"),
                row.getString("reason"),
                signatory(row, "proposed").orElseThrow(),
                row.getTimestamp("proposed_at").toInstant(),
                signatory(row, "approved"),
                moment(row.getTimestamp("approved_at")),
                row.getTimestamp("until").toInstant(),
                signatory(row, "ended"),
                moment(row.getTimestamp("ended_at")),
                Optional.ofNullable(row.getString("note")),
                Optional.ofNullable(row.getString("sha256")));
    }

    private static Optional<Signatory> signatory(ResultSet row, String act) throws SQLException {
        UUID person = row.getObject(act + "_by", UUID.class);
        return person == null
                ? Optional.empty()
                : Optional.of(new Signatory(person, row.getString(act + "_name"), row.getString(act + "_function")));
    }

    private static Optional<Instant> moment(@Nullable Timestamp time) {
        return Optional.ofNullable(time).map(Timestamp::toInstant);
    }
}
