package eu.arete.hub.extraction.internal;

import eu.arete.hub.access.Permit;
import eu.arete.hub.access.PermitId;
import eu.arete.hub.extraction.Extract;
import eu.arete.hub.extraction.ExtractJob;
import eu.arete.lake.store.SealedFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Jobs and extracts in the room's tables. Whoever writes two things calls it in one transaction. */
@Repository
class ExtractStore {

    private static final String JOB = "select id, permit, state, requested_at, ended_at, failure from extraction.job ";

    private static final String KEPT =
            "select id, permit, state, requested_at, ended_at, failure, attempts from extraction.job ";

    private final JdbcClient jdbc;

    ExtractStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Unless one is open already. */
    void addJob(PermitId permit, Instant now) {
        jdbc.sql("""
                insert into extraction.job (id, permit, state, requested_at) values (:id, :permit, 'WAITING', :now)
                on conflict (permit) where state in ('WAITING', 'RUNNING', 'HELD') do nothing
                """)
                .param("id", UUID.randomUUID())
                .param("permit", permit.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    Optional<ExtractJob> lastJob(PermitId permit) {
        return jdbc.sql(JOB + "where permit = :permit order by requested_at desc, id limit 1")
                .param("permit", permit.value())
                .query((row, n) -> job(row))
                .optional();
    }

    /** @param attempts so far */
    record Kept(ExtractJob job, int attempts) {}

    /** Open ones and those that ended last, newest first. */
    List<Kept> latest(int count) {
        return jdbc.sql(KEPT + "order by ended_at desc nulls first, requested_at desc, id limit :count")
                .param("count", count)
                .query((row, n) -> new Kept(job(row), row.getInt("attempts")))
                .list();
    }

    Optional<Kept> job(UUID id) {
        return jdbc.sql(KEPT + "where id = :id")
                .param("id", id)
                .query((row, n) -> new Kept(job(row), row.getInt("attempts")))
                .optional();
    }

    /** Takes the oldest job that waits. */
    Optional<ExtractJob> take(Instant now) {
        return jdbc.sql("""
                update extraction.job set state = 'RUNNING', attempts = attempts + 1
                where id = (select id from extraction.job where state = 'WAITING' and (not_before is null or not_before <= :now) order by requested_at limit 1 for update skip locked)
                returning id, permit, state, requested_at, ended_at, failure
                """)
                .param("now", Timestamp.from(now))
                .query((row, n) -> job(row))
                .optional();
    }

    /** Leaves a job that may not be carried out now until that moment. */
    void hold(UUID job, Instant until) {
        jdbc.sql("""
                update extraction.job set state = 'WAITING', attempts = attempts - 1, not_before = :until where id = :id
                """).param("id", job).param("until", Timestamp.from(until)).update();
    }

    /** Reviewers let it go: it is carried out again. */
    void again(UUID job) {
        jdbc.sql("update extraction.job set state = 'WAITING', attempts = 0 where id = :id")
                .param("id", job)
                .update();
    }

    /** A job that waits for reviewers need wait no longer: its permit has ended. */
    void endHeld(PermitId permit, Instant now) {
        jdbc.sql("""
                update extraction.job set state = 'FAILED', ended_at = :now, failure = 'extraction.permit-not-in-force'
                where permit = :permit and state = 'HELD'
                """)
                .param("now", Timestamp.from(now))
                .param("permit", permit.value())
                .update();
    }

    /** What was held need wait no longer. */
    void release() {
        jdbc.sql("update extraction.job set not_before = null where state = 'WAITING'")
                .update();
    }

    /** What the hub's death interrupted waits again; what killed it three times does not. */
    void resume(Instant now) {
        jdbc.sql(
                        "update extraction.job set state = 'FAILED', ended_at = :now, failure = 'extraction.interrupted' where state = 'RUNNING' and attempts >= 3")
                .param("now", Timestamp.from(now))
                .update();
        jdbc.sql("update extraction.job set state = 'WAITING' where state = 'RUNNING'")
                .update();
    }

    void end(UUID job, Instant now, @Nullable String failure) {
        jdbc.sql("update extraction.job set state = :state, ended_at = :now, failure = :failure where id = :id")
                .param("state", failure == null ? "DONE" : "FAILED")
                .param("now", Timestamp.from(now))
                .param("failure", failure)
                .param("id", job)
                .update();
    }

    void add(Permit permit, Extract extract, List<SealedTable> tables) {
        jdbc.sql("update extraction.extract set ended_at = :now where permit = :permit and ended_at is null")
                .param("now", Timestamp.from(extract.madeAt()))
                .param("permit", permit.id().value())
                .update();
        jdbc.sql("""
                insert into extraction.extract (id, permit, permit_number, permit_version, made_at, persons, manifest, manifest_sha256)
                values (:id, :permit, :number, :version, :at, :persons, :manifest, :sha256)
                """)
                .param("id", extract.id())
                .param("permit", permit.id().value())
                .param("number", permit.number())
                .param("version", extract.permitVersion())
                .param("at", Timestamp.from(extract.madeAt()))
                .param("persons", extract.persons())
                .param("manifest", extract.manifest())
                .param("sha256", extract.manifestSha256())
                .update();
        for (int i = 0; i < tables.size(); i++) {
            add(extract.id(), i, tables.get(i));
        }
    }

    private void add(UUID extract, int position, SealedTable sealed) {
        jdbc.sql("""
                insert into extraction.extract_table
                  (extract, position, dataset, table_name, name, columns, row_count, file_id, path, bytes, sha256, wrapped_key, fingerprint)
                values (:extract, :position, :dataset, :table, :name, :columns, :rows, :file, :path, :bytes, :sha256, :key, :fingerprint)
                """)
                .param("extract", extract)
                .param("position", position)
                .param("dataset", sealed.table().dataset())
                .param("table", sealed.table().table())
                .param("name", sealed.table().name())
                .param("columns", String.join(",", sealed.table().columns()))
                .param("rows", sealed.table().rows())
                .param("file", sealed.file().id())
                .param("path", sealed.file().path())
                .param("bytes", sealed.file().bytes())
                .param("sha256", sealed.file().sha256())
                .param("key", sealed.file().wrappedKey())
                .param("fingerprint", sealed.fingerprint())
                .update();
    }

    Optional<Extract> current(PermitId permit) {
        return jdbc.sql("""
                select id, permit, permit_version, made_at, persons, manifest, manifest_sha256
                from extraction.extract where permit = :permit and ended_at is null
                """)
                .param("permit", permit.value())
                .query((row, n) -> extract(row))
                .optional();
    }

    /** @return the number of the permit whose extract ended; empty when it had none */
    Optional<String> endCurrent(PermitId permit, Instant now) {
        return jdbc.sql(
                        "update extraction.extract set ended_at = :now where permit = :permit and ended_at is null returning permit_number")
                .param("now", Timestamp.from(now))
                .param("permit", permit.value())
                .query(String.class)
                .optional();
    }

    List<SealedTable> tables(UUID extract) {
        return jdbc.sql("select * from extraction.extract_table where extract = :extract order by position")
                .param("extract", extract)
                .query((row, n) -> new SealedTable(
                        new Extract.Table(
                                row.getString("dataset"),
                                row.getString("table_name"),
                                row.getString("name"),
                                List.of(row.getString("columns").split(",")),
                                row.getLong("row_count")),
                        new SealedFile(
                                row.getString("file_id"),
                                row.getString("path"),
                                row.getLong("bytes"),
                                row.getString("sha256"),
                                row.getBytes("wrapped_key")),
                        Objects.requireNonNullElse(row.getString("fingerprint"), "")))
                .list();
    }

    /** The paths of the files of a permit's current extract. */
    Set<String> registered(PermitId permit) {
        return current(permit).stream()
                .flatMap(extract -> tables(extract.id()).stream())
                .map(kept -> kept.file().path())
                .collect(Collectors.toSet());
    }

    /** Of the extracts that are neither replaced nor destroyed. */
    List<String> currentManifests() {
        return jdbc.sql("select manifest from extraction.extract where ended_at is null")
                .query(String.class)
                .list();
    }

    /** Every permit that ever had an extract. */
    List<PermitId> permits() {
        return jdbc.sql("select distinct permit from extraction.job")
                .query((row, n) -> new PermitId(row.getObject(1, UUID.class)))
                .list();
    }

    private Extract extract(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Extract(
                id,
                new PermitId(row.getObject("permit", UUID.class)),
                row.getInt("permit_version"),
                row.getTimestamp("made_at").toInstant(),
                row.getLong("persons"),
                row.getString("manifest"),
                row.getString("manifest_sha256"),
                tables(id).stream().map(SealedTable::table).toList());
    }

    private static ExtractJob job(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new ExtractJob(
                row.getObject("id", UUID.class),
                new PermitId(row.getObject("permit", UUID.class)),
                ExtractJob.State.valueOf(row.getString("state")),
                row.getTimestamp("requested_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("failure"));
    }
}
