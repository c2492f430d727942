package eu.arete.hub.comparison.internal;

import eu.arete.hub.comparison.Publication;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Dossiers and what was computed from them, in the database. */
@Component
class RunTable {
    /**
     * What is kept of a computation.
     *
     * @param files a zip of the published files
     * @param effect of freezing anew; null for a first version
     */
    record Computed(
            byte[] files,
            String results,
            @org.jspecify.annotations.Nullable String effect,
            String sha256,
            String note) {}

    private static final String RUN = """
            select id, name, version, state, requested_at, ended_at, failure, sha256, log_entry from comparison.run
            """;

    private final JdbcClient jdbc;

    RunTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID id, String name, int version, byte[] dossier, Instant now) {
        jdbc.sql("""
                insert into comparison.run (id, name, version, state, dossier, requested_at)
                values (:id, :name, :version, 'WAITING', :dossier, :now)
                """)
                .param("id", id)
                .param("name", name)
                .param("version", version)
                .param("dossier", dossier)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The next that waits, now being computed. */
    Optional<Publication> take() {
        return jdbc.sql("""
                update comparison.run set state = 'COMPUTING'
                where id = (select id from comparison.run where state = 'WAITING' order by requested_at limit 1 for update skip locked)
                returning id, name, version, state, requested_at, ended_at, failure, sha256, log_entry
                """).query(RunTable::run).optional();
    }

    /** What was being computed when the hub died waits again. */
    void resume() {
        jdbc.sql("update comparison.run set state = 'WAITING' where state = 'COMPUTING'")
                .update();
    }

    void done(UUID id, Computed computed, long entry, Instant now) {
        jdbc.sql("""
                update comparison.run set state = 'DONE', files = :files, results = :results, effect = :effect, sha256 = :sha256,
                    note = :note, log_entry = :entry, ended_at = :now
                where id = :id and state = 'COMPUTING'
                """)
                .param("files", computed.files())
                .param("results", computed.results())
                .param("effect", computed.effect())
                .param("sha256", computed.sha256())
                .param("note", computed.note())
                .param("entry", entry)
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    void failed(UUID id, String failure, Instant now) {
        jdbc.sql("update comparison.run set state = 'FAILED', failure = :failure, ended_at = :now where id = :id")
                .param("failure", failure.length() > 1_000 ? failure.substring(0, 1_000) : failure)
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    Optional<Publication> find(UUID id) {
        return jdbc.sql(RUN + "where id = :id")
                .param("id", id)
                .query(RunTable::run)
                .optional();
    }

    /** Newest first. */
    List<Publication> of(String name) {
        return jdbc.sql(RUN + "where name = :name order by requested_at desc, id limit 200")
                .param("name", name)
                .query(RunTable::run)
                .list();
    }

    /** Newest first, whatever the name. */
    List<Publication> done(int count) {
        return jdbc.sql(RUN + "where state = 'DONE' order by ended_at desc, id limit :count")
                .param("count", count)
                .query(RunTable::run)
                .list();
    }

    byte[] dossier(UUID id) {
        return bytes(id, "dossier");
    }

    byte[] files(UUID id) {
        return bytes(id, "files");
    }

    String results(UUID id) {
        return text(id, "results").orElseThrow();
    }

    Optional<String> effect(UUID id) {
        return text(id, "effect");
    }

    private byte[] bytes(UUID id, String column) {
        return jdbc.sql("select " + column + " as it from comparison.run where id = :id")
                .param("id", id)
                .query((row, n) -> row.getBytes("it"))
                .single();
    }

    private Optional<String> text(UUID id, String column) {
        return jdbc.sql("select " + column + " as it from comparison.run where id = :id and " + column + " is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    private static Publication run(ResultSet row, int n) throws SQLException {
        return new Publication(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getInt("version"),
                Publication.State.valueOf(row.getString("state")),
                row.getTimestamp("requested_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getString("failure")),
                Optional.ofNullable(row.getString("sha256")),
                row.getLong("log_entry"));
    }
}
