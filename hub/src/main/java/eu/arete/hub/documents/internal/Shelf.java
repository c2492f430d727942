package eu.arete.hub.documents.internal;

import eu.arete.hub.documents.DocumentKind;
import eu.arete.hub.documents.Documents;
import eu.arete.hub.documents.PublicDocument;
import eu.arete.hub.documents.text.Page;
import eu.arete.hub.documents.text.SearchWords;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What anyone may read. Every query here asks for {@code shown}: what the public log does not tell of is not there. */
@Service
@Transactional(readOnly = true)
public class Shelf implements Documents {

    private static final String SHOWN = """
            select e.*, d.number, r.number as asked, %s as found
            from documents.edition e
            join documents.document d on d.id = e.document
            left join documents.request r on r.id = e.request
            cross join (select websearch_to_tsquery('french', :q) || websearch_to_tsquery('english', :q) as asked_for) q
            where e.shown
            """;
    private static final String ANYWHERE = SHOWN.formatted("null::int[]");
    private static final String PAGES = SHOWN.formatted(
            "(select array_agg(s.page order by s.page) from documents.sheet s where s.edition = e.id and s.words @@ q.asked_for)");

    private final JdbcClient jdbc;
    private final Sheets sheets;

    Shelf(JdbcClient jdbc, Sheets sheets) {
        this.jdbc = jdbc;
        this.sheets = sheets;
    }

    /** What a reader looks for; empty fields for anything. */
    public record Question(
            String words,
            @Nullable DocumentKind kind,
            @Nullable Integer year) {}

    /** The text of a version and its file. */
    public record Copy(PublicDocument document, List<Page> pages) {}

    @Override
    public Optional<PublicDocument> find(String number) {
        return one(ANYWHERE + "and e.current and d.number = :number", number, 0);
    }

    @Override
    public List<PublicDocument> latest(int most) {
        return jdbc.sql(ANYWHERE + "and e.current order by e.approved_at desc, d.number desc limit :most")
                .param("q", "")
                .param("most", most)
                .query((row, n) -> document(row))
                .list();
    }

    @Override
    public long count() {
        return jdbc.sql("select count(*) from documents.edition where current")
                .query(Long.class)
                .single();
    }

    public List<PublicDocument> search(Question question) {
        String words = SearchWords.of(question.words(), 200);
        return jdbc.sql(PAGES + """
                and e.current
                and (:kind = '' or e.kind = :kind) and (:year = 0 or extract(year from e.dated) = :year)
                and (:q = '' or e.words @@ q.asked_for
                     or exists (select 1 from documents.sheet s where s.edition = e.id and s.words @@ q.asked_for))
                order by ts_rank(e.words, q.asked_for) desc, e.dated desc, d.number desc
                limit 200
                """)
                .param("q", words)
                .param("kind", question.kind() == null ? "" : question.kind().name())
                .param("year", question.year() == null ? 0 : question.year())
                .query((row, n) -> document(row))
                .list();
    }

    public List<Integer> years() {
        return jdbc.sql(
                        "select distinct extract(year from dated)::int from documents.edition where current order by 1 desc")
                .query(Integer.class)
                .list();
    }

    /** What holds at least half of the words of a question that say something. */
    public List<PublicDocument> answering(String question) {
        List<String> words = SearchWords.telling(question, 20);
        if (words.isEmpty()) {
            return List.of();
        }
        List<UUID> found = jdbc.sql("""
                select e.id from documents.edition e
                cross join unnest(cast(:words as text[])) as w (word)
                where e.current and (e.words @@ (plainto_tsquery('french', w.word) || plainto_tsquery('english', w.word))
                  or exists (select 1 from documents.sheet s where s.edition = e.id
                             and s.words @@ (plainto_tsquery('french', w.word) || plainto_tsquery('english', w.word))))
                group by e.id having count(*) * 2 >= :all order by count(*) desc, e.id limit 5
                """)
                .param("words", words.toArray(String[]::new))
                .param("all", words.size())
                .query(UUID.class)
                .list();
        return found.isEmpty()
                ? List.of()
                : jdbc.sql(ANYWHERE + "and e.current and e.id in (:ids) order by e.dated desc")
                        .param("q", "")
                        .param("ids", found)
                        .query((row, n) -> document(row))
                        .list();
    }

    public List<PublicDocument> releasedFor(UUID request) {
        return jdbc.sql(ANYWHERE + """
                and e.current and e.document in (select l.document from documents.release l where l.request = :request)
                order by d.number
                """)
                .param("q", "")
                .param("request", request)
                .query((row, n) -> document(row))
                .list();
    }

    public List<PublicDocument> versions(String number) {
        return jdbc.sql(ANYWHERE + "and d.number = :number order by e.version desc")
                .param("q", "")
                .param("number", number)
                .query((row, n) -> document(row))
                .list();
    }

    /** A version to read; the text of one that was withdrawn is gone. */
    public Optional<Copy> read(String number, int version) {
        return one(ANYWHERE + "and d.number = :number and e.version = :version", number, version)
                .map(document -> new Copy(document, sheets.of(edition(number, version))));
    }

    /** The file that is served, empty for what was withdrawn. */
    public Optional<byte[]> file(String number, int version) {
        return jdbc.sql("""
                select e.safe from documents.edition e join documents.document d on d.id = e.document
                where e.shown and not e.withdrawn and d.number = :number and e.version = :version
                """)
                .param("number", number)
                .param("version", version)
                .query(byte[].class)
                .optional();
    }

    private UUID edition(String number, int version) {
        return jdbc.sql("""
                select e.id from documents.edition e join documents.document d on d.id = e.document
                where e.shown and d.number = :number and e.version = :version
                """)
                .param("number", number)
                .param("version", version)
                .query(UUID.class)
                .single();
    }

    private Optional<PublicDocument> one(String sql, String number, int version) {
        return jdbc.sql(sql)
                .param("q", "")
                .param("number", number)
                .param("version", version)
                .query((row, n) -> document(row))
                .optional();
    }

    private static PublicDocument document(ResultSet row) throws SQLException {
        @Nullable Array found = row.getArray("found");
        return new PublicDocument(
                row.getString("number"),
                row.getInt("version"),
                row.getBoolean("current"),
                DocumentKind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getObject("dated", LocalDate.class),
                row.getString("author"),
                row.getString("summary_en"),
                row.getString("summary_fr"),
                row.getInt("page_count"),
                row.getString("safe_sha256"),
                row.getString("commitment"),
                row.getBoolean("pdf"),
                row.getInt("blackouts"),
                row.getBoolean("withdrawn"),
                row.getString("asked"),
                row.getLong("entry"),
                row.getTimestamp("approved_at").toInstant(),
                found == null ? List.of() : Arrays.asList((Integer[]) found.getArray()));
    }
}
