package eu.arete.hub.comparison.internal;

import eu.arete.hub.comparison.Frozen;
import eu.arete.hub.comparison.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was frozen, in the database. */
@Component
class FreezeTable {
    private static final String FROZEN = """
            select name, version, titles_en, titles_fr, fictitious, head, commitment, sha256, note, frozen_at, log_entry
            from comparison.frozen
            """;

    private final JdbcClient jdbc;

    FreezeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Frozen frozen, byte[] carried) {
        jdbc.sql("""
                insert into comparison.frozen (name, version, titles_en, titles_fr, fictitious, head, carried, commitment, sha256, note,
                    frozen_at, log_entry)
                values (:name, :version, :en, :fr, :fictitious, :head, :carried, :commitment, :sha256, :note, :at, :entry)
                """)
                .param("name", frozen.name())
                .param("version", frozen.version())
                .param("en", frozen.titles().en())
                .param("fr", frozen.titles().fr())
                .param("fictitious", frozen.fictitious())
                .param("head", frozen.head())
                .param("carried", carried)
                .param("commitment", frozen.commitment())
                .param("sha256", frozen.sha256())
                .param("note", frozen.note())
                .param("at", Timestamp.from(frozen.frozenAt()))
                .param("entry", frozen.logEntry())
                .update();
    }

    /** Waits for whoever is freezing the same name. */
    void lock(String name) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('comparison.' || :name, 0))")
                .param("name", name)
                .query((row, n) -> n)
                .list();
    }

    /** The newest version of each, newest first. */
    List<Frozen> newest(int count) {
        return jdbc.sql("select * from (select distinct on (name) * from (" + FROZEN
                        + ") f order by name, version desc) l order by frozen_at desc, name limit :count")
                .param("count", count)
                .query(FreezeTable::frozen)
                .list();
    }

    /** Newest first. */
    List<Frozen> versions(String name) {
        return jdbc.sql(FROZEN + "where name = :name order by version desc")
                .param("name", name)
                .query(FreezeTable::frozen)
                .list();
    }

    Optional<Frozen> find(String name, int version) {
        return jdbc.sql(FROZEN + "where name = :name and version = :version")
                .param("name", name)
                .param("version", version)
                .query(FreezeTable::frozen)
                .optional();
    }

    byte[] carried(String name, int version) {
        return jdbc.sql("select carried from comparison.frozen where name = :name and version = :version")
                .param("name", name)
                .param("version", version)
                .query((row, n) -> row.getBytes("carried"))
                .single();
    }

    private static Frozen frozen(ResultSet row, int n) throws SQLException {
        return new Frozen(
                row.getString("name"),
                row.getInt("version"),
                new Text(row.getString("titles_en"), row.getString("titles_fr")),
                row.getBoolean("fictitious"),
                row.getString("head"),
                row.getString("commitment"),
                row.getString("sha256"),
                row.getString("note"),
                row.getTimestamp("frozen_at").toInstant(),
                row.getLong("log_entry"));
    }
}
