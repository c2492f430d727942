package eu.arete.hub.hosting.register;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Facts and versions in the database. A fact is added, and later no longer known to be true: nothing else ever happens to it. */
@Repository
class FactTable {
    private static final String FACT = """
            select id, service, kind, body, recorded_at, superseded_at, organisation, audited_by from hosting.fact
            """;

    private final JdbcClient jdbc;

    FactTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the service known if it is not; from here to the end of the transaction nobody else changes it. */
    boolean lock(String service, Instant now) {
        int added = jdbc.sql("insert into hosting.service (id, declared_at) values (:id, :now) on conflict do nothing")
                .param("id", service)
                .param("now", Timestamp.from(now))
                .update();
        jdbc.sql("select id from hosting.service where id = :id for update")
                .param("id", service)
                .query(String.class)
                .single();
        return added == 1;
    }

    List<String> services() {
        return jdbc.sql("select id from hosting.service order by id")
                .query(String.class)
                .list();
    }

    boolean exists(String service) {
        return jdbc.sql("select exists (select 1 from hosting.service where id = :id)")
                .param("id", service)
                .query(Boolean.class)
                .single();
    }

    /** All that was ever known of a service. */
    List<Fact> ever(String service) {
        return jdbc.sql(FACT + " where service = :service order by id")
                .param("service", service)
                .query(FactTable::fact)
                .list();
    }

    List<Fact> knownAt(String service, Instant moment) {
        return jdbc.sql(FACT + """
                 where service = :service and recorded_at <= :moment
                   and (superseded_at is null or superseded_at > :moment) order by id
                """)
                .param("service", service)
                .param("moment", Timestamp.from(moment))
                .query(FactTable::fact)
                .list();
    }

    List<Fact> current(String service) {
        return jdbc.sql(FACT + " where service = :service and superseded_at is null order by id")
                .param("service", service)
                .query(FactTable::fact)
                .list();
    }

    Optional<Fact> find(long id) {
        return jdbc.sql(FACT + " where id = :id")
                .param("id", id)
                .query(FactTable::fact)
                .optional();
    }

    UUID declarer(long id) {
        return jdbc.sql("select declared_by from hosting.fact where id = :id")
                .param("id", id)
                .query(UUID.class)
                .single();
    }

    void add(String service, Draft draft, Instant now, UUID by, String organisation, @Nullable String auditor) {
        jdbc.sql("""
                insert into hosting.fact
                    (service, kind, body, valid_from, valid_until, recorded_at, declared_by, organisation, audited_by)
                values (:service, :kind, :body, :from, :until, :now, :by, :organisation, :auditor)
                """)
                .param("service", service)
                .param("kind", draft.kind().name())
                .param("body", draft.body())
                .param("from", day(draft.date("from")))
                .param("until", day(draft.date("until")))
                .param("now", Timestamp.from(now))
                .param("by", by)
                .param("organisation", organisation)
                .param("auditor", auditor)
                .update();
    }

    void supersede(long id, Instant now) {
        jdbc.sql("update hosting.fact set superseded_at = :now where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    List<Version> versions(String service) {
        return jdbc.sql("""
                select number, recorded_at, sha256, organisation, what, entry from hosting.version
                where service = :service order by number desc
                """)
                .param("service", service)
                .query((row, n) -> new Version(
                        row.getInt("number"),
                        row.getTimestamp("recorded_at").toInstant(),
                        row.getString("sha256"),
                        row.getString("organisation"),
                        row.getString("what"),
                        row.getLong("entry")))
                .list();
    }

    void add(String service, Version version) {
        jdbc.sql("""
                insert into hosting.version (service, number, recorded_at, sha256, organisation, what, entry)
                values (:service, :number, :at, :sha256, :organisation, :what, :entry)
                """)
                .param("service", service)
                .param("number", version.number())
                .param("at", Timestamp.from(version.recordedAt()))
                .param("sha256", version.sha256())
                .param("organisation", version.organisation())
                .param("what", version.what())
                .param("entry", version.entry())
                .update();
    }

    /** The service declared to be ours, as known at a moment. */
    Optional<String> oursAt(Instant moment) {
        return jdbc.sql("""
                select service from hosting.ours where recorded_at <= :moment
                  and (superseded_at is null or superseded_at > :moment) order by id desc limit 1
                """)
                .param("moment", Timestamp.from(moment))
                .query(String.class)
                .optional();
    }

    /** From here to the end of the transaction nobody else says which service is ours. */
    void lockOurs() {
        jdbc.sql("lock table hosting.ours in exclusive mode").update();
    }

    void ours(String service, Instant now) {
        jdbc.sql("update hosting.ours set superseded_at = :now where superseded_at is null")
                .param("now", Timestamp.from(now))
                .update();
        jdbc.sql("insert into hosting.ours (service, recorded_at) values (:service, :now)")
                .param("service", service)
                .param("now", Timestamp.from(now))
                .update();
    }

    private static @Nullable Date day(Optional<LocalDate> day) {
        return day.map(Date::valueOf).orElse(null);
    }

    private static Fact fact(ResultSet row, int number) throws SQLException {
        Kind kind = Kind.valueOf(row.getString("kind"));
        String body = row.getString("body");
        return new Fact(
                row.getLong("id"),
                row.getString("service"),
                kind,
                new TreeMap<>(CanonicalJson.values(kind, body)),
                body,
                row.getTimestamp("recorded_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("superseded_at")).map(Timestamp::toInstant),
                row.getString("organisation"),
                Optional.ofNullable(row.getString("audited_by")));
    }
}
