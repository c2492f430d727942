package eu.arete.hub.documents.internal;

import eu.arete.hub.documents.text.Page;
import eu.arete.hub.documents.text.SearchWords;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The pages that are shown, with the words by which they are found. */
@Repository("documentsSheets")
class Sheets {

    /** Of one page; what is beyond is shown but not found. */
    private static final int MOST_WORDS = 200_000;

    private final JdbcClient jdbc;
    private final Json json;

    Sheets(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(UUID edition, List<Page> pages) {
        for (int i = 0; i < pages.size(); i++) {
            jdbc.sql("""
                    insert into documents.sheet (edition, page, blocks, words)
                    values (:edition, :page, cast(:blocks as jsonb), to_tsvector('french', :words) || to_tsvector('english', :words))
                    """)
                    .param("edition", edition)
                    .param("page", i + 1)
                    .param("blocks", json.write(pages.get(i)))
                    .param("words", SearchWords.of(pages.get(i).kept(), MOST_WORDS))
                    .update();
        }
    }

    List<Page> of(UUID edition) {
        return jdbc.sql("select blocks from documents.sheet where edition = :edition order by page")
                .param("edition", edition)
                .query((row, n) -> json.read(row.getString("blocks"), Page.class))
                .list();
    }

    /** An earlier version is read by its number, never found. */
    void forgetWords(UUID edition) {
        jdbc.sql("update documents.sheet set words = null where edition = :edition")
                .param("edition", edition)
                .update();
    }

    void erase(UUID edition) {
        jdbc.sql("delete from documents.sheet where edition = :edition")
                .param("edition", edition)
                .update();
    }
}
