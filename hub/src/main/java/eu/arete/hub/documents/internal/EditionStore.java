package eu.arete.hub.documents.internal;

import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.documents.DocumentKind;
import eu.arete.hub.documents.text.Leavings;
import eu.arete.hub.documents.text.SearchWords;
import eu.arete.hub.documents.text.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** Versions in the making, in their table. */
@Repository("documentsEditions")
class EditionStore {

    private static final String EDITION = """
            select e.*, d.number, v.number as revised, r.number as asked
            from documents.edition e
            left join documents.document d on d.id = e.document
            left join documents.document v on v.id = e.revises
            left join documents.request r on r.id = e.request
            """;

    private final JdbcClient jdbc;
    private final Json json;

    EditionStore(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(Edition edition, @Nullable UUID revises, @Nullable UUID request, Instant now) {
        jdbc.sql("""
                insert into documents.edition (id, revises, state, kind, title, dated, author, summary_en, summary_fr, request,
                  replaces_earlier, original, commitment, pdf, page_count, left_out, prepared_by, prepared_at)
                values (:id, :revises, 'DRAFT', :kind, :title, :dated, :author, :en, :fr, :request,
                  :replaces, cast(:original as jsonb), :commitment, :pdf, :pages, cast(:left as jsonb), :person, :now)
                """)
                .param("id", edition.id())
                .param("revises", revises, java.sql.Types.OTHER)
                .param("kind", edition.description().kind().name())
                .param("title", edition.description().title())
                .param("dated", edition.description().dated())
                .param("author", edition.description().author())
                .param("en", edition.description().summaryEn())
                .param("fr", edition.description().summaryFr())
                .param("request", request, java.sql.Types.OTHER)
                .param("replaces", edition.replacesEarlier())
                .param("original", edition.original())
                .param("commitment", edition.commitment())
                .param("pdf", edition.pdf())
                .param("pages", edition.pages())
                .param("left", json.write(edition.left()))
                .param("person", edition.preparedBy().value())
                .param("now", Timestamp.from(now))
                .update();
    }

    Optional<Edition> find(UUID id) {
        return jdbc.sql(EDITION + "where e.id = :id")
                .param("id", id)
                .query((row, n) -> edition(row))
                .optional();
    }

    Optional<Edition> lock(UUID id) {
        return jdbc.sql(EDITION + "where e.id = :id for update of e")
                .param("id", id)
                .query((row, n) -> edition(row))
                .optional();
    }

    List<Edition> underWay() {
        return jdbc.sql(EDITION + "where e.state <> 'APPROVED' order by e.prepared_at")
                .query((row, n) -> edition(row))
                .list();
    }

    List<Edition> approved(int most) {
        return jdbc.sql(EDITION + "where e.state = 'APPROVED' order by e.approved_at desc limit :most")
                .param("most", most)
                .query((row, n) -> edition(row))
                .list();
    }

    /** Where the originals of all drafts and versions lie. */
    List<String> originals() {
        return jdbc.sql("select original from documents.edition")
                .query(String.class)
                .list();
    }

    /** How many drafts await approval for this request. */
    int underWayFor(UUID request) {
        return jdbc.sql(
                        "select count(*) from documents.edition where request = :request and (state <> 'APPROVED' or not shown)")
                .param("request", request)
                .query(Integer.class)
                .single();
    }

    void blackOut(UUID id, List<Span> spans) {
        jdbc.sql("update documents.edition set spans = cast(:spans as jsonb), changes = changes + 1 where id = :id")
                .param("id", id)
                .param("spans", json.write(spans))
                .update();
    }

    void become(UUID id, Edition.State state, @Nullable PersonId proposer) {
        jdbc.sql("update documents.edition set state = :state, proposed_by = :person where id = :id")
                .param("id", id)
                .param("state", state.name())
                .param("person", proposer == null ? null : proposer.value(), java.sql.Types.OTHER)
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from documents.edition where id = :id").param("id", id).update();
    }

    Optional<UUID> document(String number) {
        return jdbc.sql("select id from documents.document where number = :number for update")
                .param("number", number)
                .query(UUID.class)
                .optional();
    }

    UUID addDocument(String number) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into documents.document (id, number) values (:id, :number)")
                .param("id", id)
                .param("number", number)
                .update();
        return id;
    }

    int nextVersion(UUID document) {
        return jdbc.sql("select coalesce(max(version), 0) + 1 from documents.edition where document = :document")
                .param("document", document)
                .query(Integer.class)
                .single();
    }

    void approve(
            Edition edition,
            UUID document,
            int version,
            PersonId person,
            Instant now,
            byte[] safe,
            String sha256,
            long entry) {
        jdbc.sql("""
                update documents.edition set state = 'APPROVED', document = :document, version = :version, approved_by = :person,
                  approved_at = :now, safe = :safe, safe_sha256 = :sha256, entry = :entry,
                  blackouts = jsonb_array_length(spans), spans = '[]',
                  words = to_tsvector('french', :words) || to_tsvector('english', :words)
                where id = :id
                """)
                .param("id", edition.id())
                .param("document", document)
                .param("version", version)
                .param("person", person.value())
                .param("now", Timestamp.from(now))
                .param("safe", safe)
                .param("sha256", sha256)
                .param("entry", entry)
                .param("words", SearchWords.of(edition.description().all(), 20_000))
                .update();
    }

    /** Those whose entry was appended and may be published by now. */
    List<Approved> awaitingTheLog() {
        return jdbc.sql(
                        "select id, entry from documents.edition where state = 'APPROVED' and not shown order by approved_at")
                .query((row, n) -> new Approved(row.getObject("id", UUID.class), row.getLong("entry")))
                .list();
    }

    record Approved(UUID id, long entry) {}

    /** From now on anyone reads it, in the place of the version before. */
    void show(Edition edition) {
        jdbc.sql("""
                update documents.edition set current = false, words = null
                where current and document = (select document from documents.edition where id = :id)
                """).param("id", edition.id()).update();
        jdbc.sql("update documents.edition set shown = true, current = true where id = :id")
                .param("id", edition.id())
                .update();
    }

    List<UUID> earlier(Edition edition) {
        return jdbc.sql("""
                select e.id from documents.edition e join documents.edition mine on mine.document = e.document
                where mine.id = :id and e.version < mine.version
                """).param("id", edition.id()).query(UUID.class).list();
    }

    /** Its file and words go; its hash, which the log tells of, stays. */
    void withdraw(UUID earlier, Edition by) {
        jdbc.sql("""
                update documents.edition set withdrawn = true, safe = null, words = null, title = :title, author = :author,
                  summary_en = '', summary_fr = ''
                where id = :id
                """)
                .param("id", earlier)
                .param("title", by.description().title())
                .param("author", by.description().author())
                .update();
    }

    private Edition edition(ResultSet row) throws SQLException {
        @Nullable UUID proposer = row.getObject("proposed_by", UUID.class);
        return new Edition(
                row.getObject("id", UUID.class),
                Edition.State.valueOf(row.getString("state")),
                new Description(
                        DocumentKind.valueOf(row.getString("kind")),
                        row.getString("title"),
                        row.getObject("dated", LocalDate.class),
                        row.getString("author"),
                        row.getString("summary_en"),
                        row.getString("summary_fr")),
                row.getString("revised"),
                row.getString("number"),
                row.getObject("version", Integer.class),
                row.getString("asked"),
                row.getBoolean("replaces_earlier"),
                row.getString("original"),
                row.getString("commitment"),
                row.getBoolean("pdf"),
                row.getInt("page_count"),
                json.read(row.getString("left_out"), Leavings.class),
                json.read(row.getString("spans"), new TypeReference<List<Span>>() {}),
                row.getInt("changes"),
                new PersonId(row.getObject("prepared_by", UUID.class)),
                proposer == null ? null : new PersonId(proposer));
    }
}
