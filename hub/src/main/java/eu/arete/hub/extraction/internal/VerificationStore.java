package eu.arete.hub.extraction.internal;

import eu.arete.hub.extraction.Extract;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Verifications, and the fingerprints they compare with. */
@Repository
class VerificationStore implements Verifications {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    VerificationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the tables of an extract, in their order; those made before fingerprints were have none. */
    List<Optional<String>> fingerprints(Extract extract) {
        return jdbc.sql("select fingerprint from extraction.extract_table where extract = :extract order by position")
                .param("extract", extract.id())
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .list();
    }

    void add(UUID job, Verification verification) {
        jdbc.sql("""
                insert into extraction.verification (job, extract, outcome, report, verified_at)
                values (:job, :extract, :outcome, :report, :at) on conflict (job) do nothing
                """)
                .param("job", job)
                .param("extract", verification.extract())
                .param("outcome", verification.outcome().name())
                .param("report", JSON.writeValueAsString(verification))
                .param("at", Timestamp.from(verification.verifiedAt()))
                .update();
    }

    @Override
    public Optional<Verification> last(UUID extract) {
        return jdbc.sql(
                        "select report from extraction.verification where extract = :extract order by verified_at desc limit 1")
                .param("extract", extract)
                .query(String.class)
                .optional()
                .map(report -> JSON.readValue(report, Verification.class));
    }
}
