package eu.arete.hub.upkeep.internal;

import eu.arete.hub.publiclog.EntryId;
import eu.arete.hub.upkeep.PastRows;
import eu.arete.hub.upkeep.Proof;
import eu.arete.hub.upkeep.Removal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What upkeep did, in the database. */
@Repository
public class UpkeepStore {
    private static final String PROOF =
            "select id, made_at, clean, files, row_count, sha256, report from upkeep.proof ";

    private final JdbcClient jdbc;

    UpkeepStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void removed(Instant now, String dataset, Removal.Reason reason, long rows) {
        jdbc.sql("insert into upkeep.removal (at, dataset, reason, row_count) values (:now, :dataset, :reason, :rows)")
                .param("now", Timestamp.from(now))
                .param("dataset", dataset)
                .param("reason", reason.name())
                .param("rows", rows)
                .update();
    }

    public List<Removal> removals(int count) {
        return jdbc.sql("select at, dataset, reason, row_count from upkeep.removal order by id desc limit :count")
                .param("count", count)
                .query((row, n) -> new Removal(
                        row.getTimestamp("at").toInstant(),
                        row.getString("dataset"),
                        Removal.Reason.valueOf(row.getString("reason")),
                        row.getLong("row_count")))
                .list();
    }

    void proven(Instant now, boolean clean, long files, long rows, String sha256, String report, EntryId entry) {
        jdbc.sql("""
                insert into upkeep.proof (made_at, clean, files, row_count, sha256, report, log_entry)
                values (:now, :clean, :files, :rows, :sha256, :report, :entry)
                """)
                .param("now", Timestamp.from(now))
                .param("clean", clean)
                .param("files", files)
                .param("rows", rows)
                .param("sha256", sha256)
                .param("report", report)
                .param("entry", entry.value())
                .update();
    }

    public Optional<Proof> lastProof() {
        return jdbc.sql(PROOF + "order by id desc limit 1")
                .query(UpkeepStore::proof)
                .optional();
    }

    public Optional<Proof> proof(String sha256) {
        return jdbc.sql(PROOF + "where sha256 = :sha256 order by id desc limit 1")
                .param("sha256", sha256)
                .query(UpkeepStore::proof)
                .optional();
    }

    private static Proof proof(ResultSet row, int number) throws SQLException {
        return new Proof(
                row.getLong("id"),
                row.getTimestamp("made_at").toInstant(),
                row.getBoolean("clean"),
                row.getLong("files"),
                row.getLong("row_count"),
                row.getString("sha256"),
                row.getString("report"));
    }

    /** Replaces what was seen of a dataset before. */
    void previewed(String dataset, LocalDate before, Map<String, Long> rows, Instant now) {
        jdbc.sql("delete from upkeep.preview where dataset = :dataset")
                .param("dataset", dataset)
                .update();
        rows.forEach((table, count) -> jdbc.sql("""
                insert into upkeep.preview (dataset, table_name, before_day, row_count, seen_at)
                values (:dataset, :table, :before, :rows, :now)
                """)
                .param("dataset", dataset)
                .param("table", table)
                .param("before", before)
                .param("rows", count)
                .param("now", Timestamp.from(now))
                .update());
    }

    public List<PastRows> preview() {
        return jdbc.sql("""
                select dataset, table_name, before_day, row_count, seen_at from upkeep.preview order by dataset, table_name
                """)
                .query((row, n) -> new PastRows(
                        row.getString("dataset"),
                        row.getString("table_name"),
                        row.getObject("before_day", LocalDate.class),
                        row.getLong("row_count"),
                        row.getTimestamp("seen_at").toInstant()))
                .list();
    }
}
