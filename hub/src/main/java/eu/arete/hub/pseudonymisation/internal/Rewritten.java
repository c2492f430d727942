package eu.arete.hub.pseudonymisation.internal;

import eu.arete.hub.catalogue.UnregisteredFiles;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.LiveFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The files a running rotation has written so far: no table's yet, and not to be swept. */
@Repository
class Rewritten implements UnregisteredFiles {
    private final JdbcClient jdbc;

    Rewritten(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A file as it was read. */
    record Source(String file, long deleted) {
        static Source of(LiveFile live) {
            return new Source(live.file().id(), live.deleted().count());
        }
    }

    @Override
    public Set<String> paths() {
        return new HashSet<>(jdbc.sql("select path from pseudonymisation.rewritten")
                .query(String.class)
                .list());
    }

    void keep(long rotation, Source source, LakeFile file) {
        jdbc.sql("""
                insert into pseudonymisation.rewritten (rotation, old_file, deleted, dataset, table_name, id, path, rows,
                    bytes, sha256, wrapped_key)
                values (:rotation, :old, :deleted, :dataset, :table, :id, :path, :rows, :bytes, :sha256, :key)
                """)
                .param("rotation", rotation)
                .param("old", source.file())
                .param("deleted", source.deleted())
                .param("dataset", file.table().dataset())
                .param("table", file.table().table())
                .param("id", file.id())
                .param("path", file.path())
                .param("rows", file.rows())
                .param("bytes", file.bytes())
                .param("sha256", file.sha256())
                .param("key", file.wrappedKey())
                .update();
    }

    Map<Source, LakeFile> of(long rotation) {
        Map<Source, LakeFile> all = new HashMap<>();
        jdbc.sql("select * from pseudonymisation.rewritten where rotation = :rotation")
                .param("rotation", rotation)
                .query(row -> {
                    all.put(
                            new Source(row.getString("old_file"), row.getLong("deleted")),
                            new LakeFile(
                                    row.getString("id"),
                                    new TableName(row.getString("dataset"), row.getString("table_name")),
                                    row.getString("path"),
                                    row.getLong("rows"),
                                    row.getLong("bytes"),
                                    row.getString("sha256"),
                                    row.getBytes("wrapped_key")));
                });
        return all;
    }

    void forget(long rotation, Source source) {
        jdbc.sql("""
                delete from pseudonymisation.rewritten
                where rotation = :rotation and old_file = :old and deleted = :deleted
                """)
                .param("rotation", rotation)
                .param("old", source.file())
                .param("deleted", source.deleted())
                .update();
    }

    /** Rotations that ended and left files. */
    List<Long> left() {
        return jdbc.sql("""
                select distinct w.rotation from pseudonymisation.rewritten w
                join pseudonymisation.rotation r on r.id = w.rotation where r.state in ('DONE', 'ABANDONED')
                """).query(Long.class).list();
    }
}
