package eu.arete.hub.workspace.internal;

import eu.arete.hub.access.PermitId;
import eu.arete.hub.accounts.PersonId;
import eu.arete.lake.store.SealedFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Queries in the room's table. */
@Repository
class QueryStore {

    private static final String SELECT =
            "select id, permit, person, sql, state, submitted_at, ended_at, millis, row_count, truncated, reason, subject, place"
                    + " from workspace.query ";

    private final JdbcClient jdbc;

    QueryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID id, PermitId permit, PersonId person, String sql, Instant now) {
        jdbc.sql("""
                insert into workspace.query (id, permit, person, sql, state, submitted_at)
                values (:id, :permit, :person, :sql, 'WAITING', :now)
                """)
                .param("id", id)
                .param("permit", permit.value())
                .param("person", person.value())
                .param("sql", sql)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** @return false when it was cancelled before it began */
    boolean begin(UUID id) {
        return jdbc.sql("update workspace.query set state = 'RUNNING' where id = :id and state = 'WAITING'")
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean cancelWaiting(UUID id, Instant now) {
        return jdbc.sql(
                                "update workspace.query set state = 'CANCELLED', ended_at = :now where id = :id and state = 'WAITING'")
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    void done(UUID id, Instant now, Duration took, long rows, boolean truncated, SealedFile file) {
        jdbc.sql("""
                update workspace.query set state = 'DONE', ended_at = :now, millis = :millis, row_count = :rows, truncated = :truncated,
                  file_id = :file, path = :path, bytes = :bytes, sha256 = :sha256, wrapped_key = :key
                where id = :id
                """)
                .param("id", id)
                .param("now", Timestamp.from(now))
                .param("millis", took.toMillis())
                .param("rows", rows)
                .param("truncated", truncated)
                .param("file", file.id())
                .param("path", file.path())
                .param("bytes", file.bytes())
                .param("sha256", file.sha256())
                .param("key", file.wrappedKey())
                .update();
    }

    void refused(UUID id, Query.State state, Instant now, Duration took, String reason, String subject, int place) {
        jdbc.sql("""
                update workspace.query set state = :state, ended_at = :now, millis = :millis, reason = :reason, subject = :subject, place = :place
                where id = :id and state in ('WAITING', 'RUNNING')
                """)
                .param("id", id)
                .param("state", state.name())
                .param("now", Timestamp.from(now))
                .param("millis", took.toMillis())
                .param("reason", reason)
                .param("subject", subject.substring(0, Math.min(1_000, subject.length())))
                .param("place", place)
                .update();
    }

    /** What the hub's death interrupted. */
    void interrupted(Instant now) {
        jdbc.sql(
                        "update workspace.query set state = 'REFUSED', ended_at = :now, reason = 'query.interrupted', subject = '', place = -1"
                                + " where state in ('WAITING', 'RUNNING')")
                .param("now", Timestamp.from(now))
                .update();
    }

    Optional<Query> find(PermitId permit, UUID id) {
        return jdbc.sql(SELECT + "where permit = :permit and id = :id")
                .param("permit", permit.value())
                .param("id", id)
                .query((row, n) -> query(row))
                .optional();
    }

    List<Query> history(PermitId permit, PersonId person, int most) {
        return jdbc.sql(SELECT
                        + "where permit = :permit and person = :person order by submitted_at desc, id limit :most")
                .param("permit", permit.value())
                .param("person", person.value())
                .param("most", most)
                .query((row, n) -> query(row))
                .list();
    }

    long open(PersonId person) {
        return jdbc.sql(
                        "select count(*) from workspace.query where person = :person and state in ('WAITING', 'RUNNING')")
                .param("person", person.value())
                .query(Long.class)
                .single();
    }

    Optional<SealedFile> result(UUID id) {
        return jdbc.sql(
                        "select file_id, path, bytes, sha256, wrapped_key from workspace.query where id = :id and file_id is not null")
                .param("id", id)
                .query((row, n) -> new SealedFile(
                        row.getString("file_id"),
                        row.getString("path"),
                        row.getLong("bytes"),
                        row.getString("sha256"),
                        row.getBytes("wrapped_key")))
                .optional();
    }

    Set<String> paths(PermitId permit) {
        return Set.copyOf(jdbc.sql("select path from workspace.query where permit = :permit and path is not null")
                .param("permit", permit.value())
                .query(String.class)
                .list());
    }

    private static Query query(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        String reason = row.getString("reason");
        String sql = row.getString("sql");
        return new Query(
                row.getObject("id", UUID.class),
                new PermitId(row.getObject("permit", UUID.class)),
                new PersonId(row.getObject("person", UUID.class)),
                sql,
                Query.State.valueOf(row.getString("state")),
                row.getTimestamp("submitted_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                millis(row),
                row.getObject("row_count", Long.class),
                row.getBoolean("truncated"),
                reason == null ? null : QueryRefusal.of(reason, row.getString("subject"), row.getInt("place"), sql));
    }

    private static @Nullable Duration millis(ResultSet row) throws SQLException {
        Long millis = row.getObject("millis", Long.class);
        return millis == null ? null : Duration.ofMillis(millis);
    }
}
