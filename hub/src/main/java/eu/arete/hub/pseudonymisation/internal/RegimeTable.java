package eu.arete.hub.pseudonymisation.internal;

import eu.arete.privacy.Regime;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Regimes and what lies under them. */
@Repository
public class RegimeTable {
    private static final String LOCK = "hashtext('pseudonymisation.regimes')";

    private final JdbcClient jdbc;

    RegimeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What lay under a regime, and until when; {@code until} is empty while it lies there. */
    record Standing(Optional<String> dataset, int regime, Instant since, Optional<Instant> until) {}

    public int of(String dataset) {
        return last("dataset = :dataset", dataset, null);
    }

    public int of(String dataset, Instant moment) {
        return last("dataset = :dataset and since <= :moment", dataset, moment);
    }

    public int ofOppositions() {
        return last("dataset is null", null, null);
    }

    private int last(String which, @Nullable String dataset, @Nullable Instant moment) {
        var query =
                jdbc.sql("select regime from pseudonymisation.standing where " + which + " order by id desc limit 1");
        if (dataset != null) {
            query = query.param("dataset", dataset);
        }
        if (moment != null) {
            query = query.param("moment", Timestamp.from(moment));
        }
        return query.query(Integer.class).optional().orElse(Regime.FIRST);
    }

    /** Until the transaction ends, nobody changes a regime. */
    public void lockShared() {
        lock("select pg_advisory_xact_lock_shared(" + LOCK + ")");
    }

    /** Until the transaction ends, nobody else writes or reads by a regime. */
    void lockAlone() {
        lock("select pg_advisory_xact_lock(" + LOCK + ")");
    }

    private void lock(String sql) {
        jdbc.sql(sql).query((row, n) -> n).list();
    }

    /** The next number, which was never used. */
    int add(Instant now) {
        return jdbc.sql("""
                insert into pseudonymisation.regime (number, made_at)
                values ((select coalesce(max(number), 1) + 1 from pseudonymisation.regime), :now) returning number
                """)
                .param("now", Timestamp.from(now))
                .query(Integer.class)
                .single();
    }

    void enter(Optional<String> dataset, int regime, Instant now) {
        jdbc.sql("insert into pseudonymisation.standing (dataset, regime, since) values (:dataset, :regime, :now)")
                .param("dataset", dataset.orElse(null))
                .param("regime", regime)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Regimes whose key is still there to be destroyed one day. */
    public List<Integer> kept() {
        return jdbc.sql("select number from pseudonymisation.regime where destroyed_at is null order by number")
                .query(Integer.class)
                .list();
    }

    List<Integer> destroyed() {
        return jdbc.sql("select number from pseudonymisation.regime where destroyed_at is not null")
                .query(Integer.class)
                .list();
    }

    /** @return false when it was before */
    boolean destroy(int regime, Instant now) {
        return jdbc.sql(
                                "update pseudonymisation.regime set destroyed_at = :now where number = :n and destroyed_at is null")
                        .param("now", Timestamp.from(now))
                        .param("n", regime)
                        .update()
                == 1;
    }

    /** Everything that ever lay under a regime. */
    List<Standing> under(int regime) {
        return jdbc.sql("""
                select dataset, regime, since, until from (
                    select dataset, regime, since, lead(since) over (partition by dataset order by id) as until
                    from pseudonymisation.standing) s
                where regime = :regime
                """)
                .param("regime", regime)
                .query((row, n) -> new Standing(
                        Optional.ofNullable(row.getString("dataset")),
                        row.getInt("regime"),
                        row.getTimestamp("since").toInstant(),
                        Optional.ofNullable(row.getTimestamp("until")).map(Timestamp::toInstant)))
                .list();
    }
}
