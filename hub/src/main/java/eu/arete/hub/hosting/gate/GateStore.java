package eu.arete.hub.hosting.gate;

import eu.arete.hub.hosting.GateDecision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The decisions on record. */
@Repository
class GateStore {
    private static final String DECISION = "select fingerprint, note, log_entry from hosting.gate_decision ";

    private final JdbcClient jdbc;

    GateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends, nobody else decides. */
    void lock() {
        jdbc.sql("lock table hosting.gate_decision in exclusive mode").update();
    }

    Optional<KeptDecision> last() {
        return jdbc.sql(DECISION + "order by id desc limit 1").query(this::kept).optional();
    }

    /** Newest first. */
    List<KeptDecision> latest(int count) {
        return jdbc.sql(DECISION + "order by id desc limit :count")
                .param("count", count)
                .query(this::kept)
                .list();
    }

    Optional<KeptDecision> find(String sha256) {
        return jdbc.sql(DECISION + "where sha256 = :sha256 order by id limit 1")
                .param("sha256", sha256)
                .query(this::kept)
                .optional();
    }

    void add(GateDecision decision, String fingerprint, String note, long logEntry) {
        jdbc.sql("""
                insert into hosting.gate_decision (decided_at, open, fingerprint, sha256, note, log_entry)
                values (:at, :open, :fingerprint, :sha256, :note, :entry)
                """)
                .param("at", Timestamp.from(decision.at()))
                .param("open", decision.open())
                .param("fingerprint", fingerprint)
                .param("sha256", decision.sha256())
                .param("note", note)
                .param("entry", logEntry)
                .update();
    }

    private KeptDecision kept(ResultSet row, int number) throws SQLException {
        String note = row.getString("note");
        return new KeptDecision(
                DecisionText.read(note.substring(0, note.indexOf('\n'))),
                row.getString("fingerprint"),
                note,
                row.getLong("log_entry"));
    }
}
