package eu.arete.hub.publiclog.internal;

import eu.arete.hub.publiclog.DayOfLog;
import eu.arete.hub.publiclog.EntryId;
import eu.arete.hub.publiclog.Field;
import eu.arete.hub.publiclog.PublishedEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The entries in the database: told by the rooms, then given their places. */
@Component
public class Entries {
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Entries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public long add(String body) {
        return jdbc.sql("insert into publiclog.entry (body) values (:body) returning id")
                .param("body", body)
                .query(Long.class)
                .single();
    }

    public Optional<PublishedEntry> byId(EntryId id, long size) {
        return jdbc.sql("select id, index, body from publiclog.entry where id = :id and index < :size")
                .param("id", id.value())
                .param("size", size)
                .query(this::entry)
                .optional();
    }

    public Optional<PublishedEntry> at(long index) {
        return jdbc.sql("select id, index, body from publiclog.entry where index = :index")
                .param("index", index)
                .query(this::entry)
                .optional();
    }

    public List<PublishedEntry> before(long index, int count) {
        return jdbc.sql("""
                        select id, index, body from publiclog.entry
                        where index < :index order by index desc limit :count
                        """)
                .param("index", index)
                .param("count", count)
                .query(this::entry)
                .list();
    }

    public List<PublishedEntry> about(Field field, String value, long size) {
        return jdbc.sql("""
                        select id, index, body from publiclog.entry
                        where facts @> jsonb_build_object(:key::text, :value::text) and index < :size order by index
                        """)
                .param("key", field.key())
                .param("value", value)
                .param("size", size)
                .query(this::entry)
                .list();
    }

    public List<DayOfLog> byDay(long size) {
        return jdbc.sql("""
                        select left(facts ->> 'time', 10)::date as day, count(*) as entries
                        from publiclog.entry where index < :size group by day order by day
                        """)
                .param("size", size)
                .query((row, number) -> new DayOfLog(row.getObject("day", LocalDate.class), row.getLong("entries")))
                .list();
    }

    private PublishedEntry entry(ResultSet row, int number) throws SQLException {
        String body = row.getString("body");
        return new PublishedEntry(
                new EntryId(row.getLong("id")), row.getLong("index"), body, json.readValue(body, FACTS));
    }
}
