package eu.arete.hub.publiclog.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import eu.arete.ledger.Hash;
import eu.arete.ledger.Merkle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sequencer's part of the tables: which entry has which place, and how far the log was published. */
@Component
class Places {
    /** Any constant: the advisory lock that says "I give out places". */
    private static final long LOCK = 0x6172657465L;

    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;

    Places(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose log the database feeds, and how much of it was known to be published. */
    record Head(String vkey, long published) {}

    Optional<Head> head() {
        return jdbc.sql("select vkey, published from publiclog.head")
                .query((row, number) -> new Head(row.getString("vkey"), row.getLong("published")))
                .optional();
    }

    void begin(String vkey) {
        jdbc.sql("insert into publiclog.head (vkey, published) values (:vkey, 0)")
                .param("vkey", vkey)
                .update();
    }

    /** Number of entries that have their place; places are dense from 0. */
    long given() {
        return jdbc.sql("select coalesce(max(index) + 1, 0) from publiclog.entry")
                .query(Long.class)
                .single();
    }

    /**
     * Gives the next places to committed entries that have none, in the order they were told.
     *
     * @param published size of the log as this writer knows it; another writer would have moved the head
     */
    @Transactional
    public void giveNext(long published) {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, number) -> number)
                .list();
        long head = head().orElseThrow().published();
        if (head != published) {
            throw new AnotherWriter(head, published);
        }
        jdbc.sql("""
                        update publiclog.entry e set index = place.index
                        from (select w.id, (select coalesce(max(index), -1) from publiclog.entry)
                                           + row_number() over (order by w.id) as index
                              from (select id from publiclog.entry where index is null
                                    order by id limit :batch) w) place
                        where e.id = place.id
                        """).param("batch", BATCH).update();
    }

    /** Bodies of the entries that have a place at or after that size of the log, in order. */
    List<byte[]> from(long size) {
        return jdbc.sql("select body from publiclog.entry where index >= :size order by index limit :batch")
                .param("size", size)
                .param("batch", BATCH)
                .query((row, number) -> row.getString("body").getBytes(US_ASCII))
                .list();
    }

    void published(long size) {
        jdbc.sql("update publiclog.head set published = :size where published <= :size")
                .param("size", size)
                .update();
    }

    /** Root the log must have at that size, if it tells what the database does. */
    Hash root(long size) {
        List<Hash> leaves = new ArrayList<>();
        while (leaves.size() < size) {
            List<byte[]> more = from(leaves.size());
            for (byte[] body : more.subList(0, (int) Math.min(more.size(), size - leaves.size()))) {
                leaves.add(Merkle.leaf(body));
            }
        }
        return Merkle.root(leaves);
    }

    /** Two hubs feed one database: this one must stop before the log forks. */
    static final class AnotherWriter extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        AnotherWriter(long head, long published) {
            super("Another hub writes this log: the database saw " + head + " entries published, this hub published "
                    + published + ". Stop one of them.");
        }
    }
}
