package eu.arete.hub.hosting.proofs;

import eu.arete.hub.Sha256;
import eu.arete.hub.hosting.Proof;
import eu.arete.hub.hosting.ProofKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The proofs in the database. A row whose report is not the one that was hashed is told as altered, and proves nothing. */
@Component
class ProofTable {
    /** The only fact of a proof whose report was altered after it was recorded. */
    static final String ALTERED = "altered";

    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ProofTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(Proof proof, Instant recordedAt, long logEntry) {
        jdbc.sql("""
                insert into hosting.proof (kind, made_at, recorded_at, passed, sha256, facts, report, log_entry)
                values (:kind, :made, :recorded, :passed, :sha256, :facts::jsonb, :report, :entry)
                """)
                .param("kind", proof.kind().name())
                .param("made", Timestamp.from(proof.madeAt()))
                .param("recorded", Timestamp.from(recordedAt))
                .param("passed", proof.passed())
                .param("sha256", proof.sha256())
                .param("facts", json.writeValueAsString(proof.facts()))
                .param("report", proof.report())
                .param("entry", logEntry)
                .update();
    }

    Optional<Proof> latest(ProofKind kind) {
        return of(kind, 1).stream().findFirst();
    }

    /** Newest first. */
    List<Proof> of(ProofKind kind, int count) {
        return jdbc.sql("""
                select kind, made_at, passed, sha256, facts, report from hosting.proof
                where kind = :kind order by made_at desc, id desc limit :count
                """)
                .param("kind", kind.name())
                .param("count", count)
                .query(this::proof)
                .list();
    }

    Optional<Proof> withReport(String sha256) {
        return jdbc.sql("""
                select kind, made_at, passed, sha256, facts, report from hosting.proof
                where sha256 = :sha256 order by id limit 1
                """).param("sha256", sha256).query(this::proof).optional();
    }

    /** The index of the entry in the public log that holds the hash of the last of its kind, by the entry's id. */
    Optional<Long> logEntry(String sha256) {
        return jdbc.sql("select log_entry from hosting.proof where sha256 = :sha256 order by id limit 1")
                .param("sha256", sha256)
                .query(Long.class)
                .optional();
    }

    private Proof proof(ResultSet row, int n) throws SQLException {
        String report = row.getString("report");
        String sha256 = row.getString("sha256");
        boolean intact = Sha256.of(report).equals(sha256);
        return new Proof(
                ProofKind.valueOf(row.getString("kind")),
                row.getTimestamp("made_at").toInstant(),
                intact && row.getBoolean("passed"),
                sha256,
                intact ? json.readValue(row.getString("facts"), FACTS) : Map.of(ALTERED, "true"),
                report);
    }
}
