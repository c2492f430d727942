package eu.arete.hub.hosting.register;

import eu.arete.lake.store.SealedFile;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where each copy of evidence lies. */
@Repository
class ArchiveTable {
    private final JdbcClient jdbc;

    ArchiveTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<String> hashes() {
        return strings("select sha256 from hosting.archive");
    }

    Set<String> paths() {
        return strings("select sealed_path from hosting.archive");
    }

    private Set<String> strings(String sql) {
        return new HashSet<>(jdbc.sql(sql).query(String.class).list());
    }

    /** Bytes of all copies. */
    long kept() {
        return jdbc.sql("select coalesce(sum(bytes), 0) from hosting.archive")
                .query(Long.class)
                .single();
    }

    /** @return false if a copy of this hash is there already */
    boolean add(String sha256, long bytes, SealedFile sealed, Instant now) {
        return jdbc.sql("""
                insert into hosting.archive
                    (sha256, bytes, received_at, sealed_id, sealed_path, sealed_bytes, sealed_sha256, wrapped_key)
                values (:sha256, :bytes, :now, :id, :path, :sealedBytes, :sealedSha256, :key) on conflict do nothing
                """)
                        .param("sha256", sha256)
                        .param("bytes", bytes)
                        .param("now", Timestamp.from(now))
                        .param("id", sealed.id())
                        .param("path", sealed.path())
                        .param("sealedBytes", sealed.bytes())
                        .param("sealedSha256", sealed.sha256())
                        .param("key", sealed.wrappedKey())
                        .update()
                == 1;
    }

    Optional<SealedFile> find(String sha256) {
        return jdbc.sql("""
                select sealed_id, sealed_path, sealed_bytes, sealed_sha256, wrapped_key from hosting.archive
                where sha256 = :sha256
                """)
                .param("sha256", sha256)
                .query((row, n) -> new SealedFile(
                        row.getString("sealed_id"),
                        row.getString("sealed_path"),
                        row.getLong("sealed_bytes"),
                        row.getString("sealed_sha256"),
                        row.getBytes("wrapped_key")))
                .optional();
    }
}
