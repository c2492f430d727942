package eu.arete.hub.citizens.internal;

import eu.arete.hub.citizens.Batch;
import eu.arete.hub.publiclog.EntryId;
import eu.arete.ledger.Hash;
import eu.arete.privacy.Pseudonym;
import eu.arete.privacy.Recoding;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Wishes and batches in the database. */
@Component
public class WishTable {
    /** A wish that no batch holds yet. */
    public record Waiting(long id, String receiptHash, boolean opposes) {}

    /** A wish found by its receipt; {@code leaf} is -1 while it waits. */
    public record Found(boolean opposes, Instant recordedAt, long batch, int leaf) {
        public boolean waits() {
            return leaf < 0;
        }
    }

    private static final HexFormat HEX = HexFormat.of();

    private final JdbcClient jdbc;

    WishTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes a wish down; the same receipt twice is one wish. */
    public void add(Pseudonym pseudonym, boolean opposes, String receiptHash, UUID desk, Instant now) {
        jdbc.sql("""
                insert into citizens.wish (pseudonym, opposes, receipt, desk, recorded_at)
                values (:pseudonym, :opposes, :receipt, :desk, :now)
                on conflict (receipt) do nothing
                """)
                .param("pseudonym", pseudonym.hex())
                .param("opposes", opposes)
                .param("receipt", HEX.parseHex(receiptHash))
                .param("desk", desk)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Gives everyone their code of another regime, in the caller's transaction. */
    void recode(Recoding recoding) {
        List<String> before = jdbc.sql("select distinct pseudonym from citizens.wish order by pseudonym")
                .query(String.class)
                .list();
        String[] after = before.stream()
                .map(code -> recoding.recode(new Pseudonym(code)).hex())
                .toArray(String[]::new);
        jdbc.sql("""
                update citizens.wish w set pseudonym = c.after
                from unnest(:before::text[], :after::text[]) as c(before, after) where w.pseudonym = c.before
                """)
                .param("before", before.toArray(String[]::new))
                .param("after", after)
                .update();
    }

    /** Batches are made one at a time; this waits for the one being made, until the transaction ends. */
    public void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('citizens.batch'))")
                .query((row, n) -> n)
                .list();
    }

    public List<Waiting> waiting() {
        return jdbc.sql("select id, receipt, opposes from citizens.wish where batch is null order by id")
                .query((row, n) -> new Waiting(
                        row.getLong("id"), HEX.formatHex(row.getBytes("receipt")), row.getBoolean("opposes")))
                .list();
    }

    public long addBatch(Instant now, Hash root, byte[] leaves, EntryId entry) {
        return jdbc.sql("""
                insert into citizens.batch (executed_at, root, leaves, log_entry)
                values (:now, :root, :leaves, :entry) returning id
                """)
                .param("now", Timestamp.from(now))
                .param("root", root.bytes())
                .param("leaves", leaves)
                .param("entry", entry.value())
                .query(Long.class)
                .single();
    }

    public void execute(long wish, long batch, int leaf) {
        jdbc.sql("update citizens.wish set batch = :batch, leaf = :leaf where id = :id")
                .param("batch", batch)
                .param("leaf", leaf)
                .param("id", wish)
                .update();
    }

    public Optional<Batch> lastBatch() {
        return jdbc.sql("select id, executed_at, root, log_entry from citizens.batch order by id desc limit 1")
                .query((row, n) -> new Batch(
                        row.getLong("id"),
                        row.getTimestamp("executed_at").toInstant(),
                        HEX.formatHex(row.getBytes("root")),
                        new EntryId(row.getLong("log_entry"))))
                .optional();
    }

    public Batch batch(long id) {
        return jdbc.sql("select id, executed_at, root, log_entry from citizens.batch where id = :id")
                .param("id", id)
                .query((row, n) -> new Batch(
                        row.getLong("id"),
                        row.getTimestamp("executed_at").toInstant(),
                        HEX.formatHex(row.getBytes("root")),
                        new EntryId(row.getLong("log_entry"))))
                .single();
    }

    public Commitment commitment(long batch) {
        return Commitment.of(jdbc.sql("select leaves from citizens.batch where id = :id")
                .param("id", batch)
                .query((row, n) -> row.getBytes("leaves"))
                .single());
    }

    public Optional<Found> withReceipt(String receiptHash) {
        return jdbc.sql("""
                select opposes, recorded_at, coalesce(batch, -1) as batch, coalesce(leaf, -1) as leaf
                from citizens.wish where receipt = :receipt
                """)
                .param("receipt", HEX.parseHex(receiptHash))
                .query((row, n) -> new Found(
                        row.getBoolean("opposes"),
                        row.getTimestamp("recorded_at").toInstant(),
                        row.getLong("batch"),
                        row.getInt("leaf")))
                .optional();
    }

    /**
     * Who opposes at that moment. In doubt a person opposes: an opposition holds as soon as it is written down, and ends
     * only when a later wish to the contrary was executed.
     */
    public Set<Pseudonym> opposedAt(Instant moment) {
        return new HashSet<>(jdbc.sql("""
                select distinct w.pseudonym from citizens.wish w
                where w.opposes and w.recorded_at <= :moment
                  and not exists (
                    select 1 from citizens.wish back join citizens.batch b on b.id = back.batch
                    where back.pseudonym = w.pseudonym and not back.opposes and back.id > w.id
                      and b.executed_at <= :moment)
                """)
                .param("moment", Timestamp.from(moment))
                .query((row, n) -> new Pseudonym(row.getString("pseudonym")))
                .list());
    }
}
