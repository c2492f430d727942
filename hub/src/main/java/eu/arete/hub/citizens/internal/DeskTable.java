package eu.arete.hub.citizens.internal;

import eu.arete.hub.citizens.Desk;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The desks in the database. */
@Component
public class DeskTable {
    /** A desk with what its token must hash to. */
    public record Known(Desk desk, byte[] tokenHash) {}

    private final JdbcClient jdbc;

    DeskTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(UUID id, String name, byte[] tokenHash, Instant now) {
        jdbc.sql("insert into citizens.desk (id, name, token_hash, paired_at) values (:id, :name, :hash, :now)")
                .param("id", id)
                .param("name", name)
                .param("hash", tokenHash)
                .param("now", Timestamp.from(now))
                .update();
    }

    public Optional<Known> withToken(byte[] tokenHash) {
        return jdbc.sql("""
                select id, name, paired_at, token_hash from citizens.desk
                where token_hash = :hash and revoked_at is null
                """)
                .param("hash", tokenHash)
                .query((row, n) -> new Known(
                        new Desk(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                row.getTimestamp("paired_at").toInstant(),
                                false),
                        row.getBytes("token_hash")))
                .optional();
    }

    public List<Desk> all() {
        return jdbc.sql(
                        "select id, name, paired_at, revoked_at is not null as revoked from citizens.desk order by paired_at")
                .query((row, n) -> new Desk(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getTimestamp("paired_at").toInstant(),
                        row.getBoolean("revoked")))
                .list();
    }

    public boolean revoke(UUID id, Instant now) {
        return jdbc.sql("update citizens.desk set revoked_at = :now where id = :id and revoked_at is null")
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }
}
