package eu.arete.hub.hosting.results;

import eu.arete.hub.Sha256;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.hosting.BenchResult;
import eu.arete.hub.hosting.results.KeptResult.State;
import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.EntryType;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.site.Fields;
import eu.arete.hub.site.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Results anyone hands in. Nothing of them is believed: they are shown as claims, with their author and all their figures. */
@Service
public class BenchResults {
    /** So that strangers cannot fill the disk; an administrator makes room by withdrawing. */
    private static final int MOST_CLAIMS = 500;

    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final int LONGEST_REMARK = 300;

    private final JdbcClient jdbc;
    private final PublicLog log;
    private final Clock clock;

    BenchResults(JdbcClient jdbc, PublicLog log, Clock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.clock = clock;
    }

    /** Those shown, oldest first. */
    public List<KeptResult> shown() {
        return jdbc.sql("select * from hosting.bench_result where state <> 'WITHDRAWN' order by received_at, id")
                .query(this::read)
                .list();
    }

    public Optional<KeptResult> find(String id) {
        return jdbc.sql("select * from hosting.bench_result where id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** Keeps a result as a claim; the same bytes again change nothing. */
    @Transactional
    public KeptResult handIn(String text) {
        BenchResult result = parse(text);
        Instant now = clock.instant();
        if (result.madeAt().isAfter(now.plus(AHEAD))) {
            throw Refused.because("hosting.result-in-future", result.madeAt().toString());
        }
        String sha256 = Sha256.of(text);
        Optional<KeptResult> known = find(sha256.substring(0, 12));
        if (known.isPresent()) {
            return known.get();
        }
        long claims = jdbc.sql("select count(*) from hosting.bench_result where state = 'CLAIMED'")
                .query(Long.class)
                .single();
        if (claims >= MOST_CLAIMS) {
            throw Refused.unavailable("hosting.results-full", MOST_CLAIMS);
        }
        jdbc.sql("""
                insert into hosting.bench_result (id, sha256, received_at, state, remark, result)
                values (:id, :sha256, :at, 'CLAIMED', '', :result)
                on conflict do nothing
                """)
                .param("id", sha256.substring(0, 12))
                .param("sha256", sha256)
                .param("at", Timestamp.from(now))
                .param("result", text)
                .update();
        return find(sha256.substring(0, 12)).orElseThrow();
    }

    /**
     * Says what became of a claim.
     *
     * @param remark who measured again and where it is written, or why it is withdrawn
     */
    @Transactional
    public KeptResult mark(Actor actor, String id, State state, String remark) {
        actor.mustBe(Role.ADMINISTRATOR);
        String why = Fields.text("remark", remark, LONGEST_REMARK);
        KeptResult kept = find(id).orElseThrow(() -> Refused.notFound("hosting.no-such-result"));
        if (kept.state() == state || state == State.CLAIMED) {
            throw Refused.conflict("hosting.result-is-so", id);
        }
        jdbc.sql("update hosting.bench_result set state = :state, remark = :remark where id = :id")
                .param("state", state.name())
                .param("remark", why)
                .param("id", id)
                .update();
        log.append(Entry.of(EntryType.PROOF_RECORDED)
                .outcome("bench." + state.name().toLowerCase(Locale.ROOT))
                .sha256(kept.sha256()));
        return find(id).orElseThrow();
    }

    private static BenchResult parse(String text) {
        try {
            return BenchResult.parse(text);
        } catch (BenchResult.NotAResult e) {
            throw Refused.because("hosting.not-a-result", String.valueOf(e.getMessage()));
        }
    }

    private KeptResult read(ResultSet row, int number) throws SQLException {
        String text = row.getString("result");
        return new KeptResult(
                row.getString("id"),
                row.getString("sha256"),
                row.getTimestamp("received_at").toInstant(),
                State.valueOf(row.getString("state")),
                row.getString("remark"),
                BenchResult.parse(text),
                text);
    }
}
