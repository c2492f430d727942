package eu.arete.hub.publiclog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.hub.HubTest;
import eu.arete.hub.accounts.OrganisationId;
import eu.arete.ledger.LogSource;
import eu.arete.ledger.LogVerifier;
import eu.arete.ledger.Receipt;
import eu.arete.ledger.VerifierKey;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

class PublicLogTest extends HubTest {
    private static final String HASH = "0123456789abcdef".repeat(4);

    @Autowired
    private PublicLog log;

    @Autowired
    private TransactionTemplate transaction;

    private static Entry deposit() {
        return Entry.of(EntryType.DEPOSIT_ACCEPTED)
                .organisation(new OrganisationId("cnam"))
                .dataset("dcir")
                .sha256(HASH);
    }

    private PublishedEntry publish(Entry entry) {
        EntryId id = transaction.execute(status -> log.append(entry));
        return log.awaitPublished(java.util.Objects.requireNonNull(id));
    }

    @Test
    void an_entry_needs_the_transaction_of_its_change() {
        assertThatThrownBy(() -> log.append(deposit())).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void a_change_that_is_rolled_back_leaves_no_entry() {
        AtomicReference<EntryId> id = new AtomicReference<>();
        transaction.executeWithoutResult(status -> {
            id.set(log.append(deposit()));
            status.setRollbackOnly();
        });
        PublishedEntry next = publish(deposit());
        assertThat(next.id().value()).isGreaterThan(id.get().value());
        assertThat(log.isPublished(id.get())).isFalse();
    }

    @Test
    void an_entry_is_published_after_its_commit_and_not_before() {
        AtomicReference<EntryId> id = new AtomicReference<>();
        transaction.executeWithoutResult(status -> {
            id.set(log.append(deposit()));
            assertThat(log.isPublished(id.get())).isFalse();
            assertThatThrownBy(() -> log.awaitPublished(id.get())).isInstanceOf(IllegalStateException.class);
        });
        PublishedEntry entry = log.awaitPublished(id.get());
        assertThat(log.isPublished(id.get())).isTrue();
        assertThat(entry.index()).isLessThan(log.checkpoint().size());
        assertThat(log.find(entry.index())).contains(entry);
        assertThat(log.about(Field.SHA256, HASH)).contains(entry);
    }

    @Test
    void a_stranger_verifies_the_whole_log_over_http() throws Exception {
        for (int i = 0; i < 300; i++) {
            transaction.execute(status -> log.append(deposit()));
        }
        PublishedEntry last = publish(deposit());
        VerifierKey key = VerifierKey.parse(anyone().get("/log/vkey").text());
        LogVerifier verifier = new LogVerifier(LogSource.at(address() + "/log"), key);
        assertThat(verifier.verify().checkpoint().size()).isGreaterThan(last.index());
        assertThat(new String(verifier.receipt(last.index()).entry().orElseThrow(), UTF_8))
                .isEqualTo(last.json());
    }

    @Test
    void the_files_have_the_types_and_caching_of_tlog_tiles() {
        PublishedEntry entry = publish(deposit());
        var checkpoint = anyone().get("/log/checkpoint");
        assertThat(checkpoint.headers().firstValue("Content-Type").orElse("").toLowerCase(java.util.Locale.ROOT))
                .isEqualTo("text/plain;charset=utf-8");
        assertThat(checkpoint.headers().firstValue("Cache-Control").orElse("")).contains("no-cache");
        long size = log.checkpoint().size();
        String tile = size >= 256 ? "/log/tile/0/000" : "/log/tile/0/000.p/" + size;
        var hashes = anyone().get(tile);
        assertThat(hashes.status()).isEqualTo(200);
        assertThat(hashes.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(hashes.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        assertThat(entry.index()).isLessThan(size);
    }

    @Test
    @Tag("attack")
    void no_other_file_is_served_below_the_tiles() {
        for (String path : new String[] {
            "/log/tile/0/../../checkpoint",
            "/log/tile/..%2f..%2fkeys/log",
            "/log/tile/0/999",
            "/log/tile/0/000.p/0",
            "/log/.state/lock",
            "/log/tile/entries/x999/999",
            "/log/tile/"
        }) {
            assertThat(anyone().get(path).status()).as(path).isIn(302, 400, 404);
        }
    }

    @Test
    @Tag("attack")
    void an_entry_is_neither_changed_nor_deleted_in_the_database() {
        PublishedEntry entry = publish(deposit());
        long id = entry.id().value();
        for (String attempt : new String[] {
            "update publiclog.entry set body = '{}' where id = " + id,
            "update publiclog.entry set index = index + 1000000 where id = " + id,
            "delete from publiclog.entry where id = " + id,
            "truncate publiclog.entry"
        }) {
            assertThatThrownBy(() -> jdbc.sql(attempt).update())
                    .as(attempt)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("neither changed nor deleted");
        }
    }

    @Test
    void the_pages_tell_the_entries_in_both_languages() {
        PublishedEntry entry = publish(deposit());
        var english = anyone().page("/log");
        assertThat(english.status()).isEqualTo(200);
        assertThat(english.text())
                .contains(
                        "cnam delivered data for the dataset dcir", "./arete log verify " + address() + "/log --vkey ")
                .doesNotContain("''", "??");
        var french = anyone().speaking("fr").page("/log/entry/" + entry.index());
        assertThat(french.text())
                .contains("cnam a livré des données", "Jeu de données", HASH)
                .doesNotContain("''", "??");
        assertThat(anyone().page("/log?before=1").status()).isEqualTo(200);
        assertThat(anyone().page("/log/entry/99999999").status()).isEqualTo(404);
        assertThat(anyone().page("/log/entry/x").status()).isEqualTo(400);
    }

    @Test
    void a_receipt_is_downloaded_and_proves_the_entry() throws Exception {
        PublishedEntry entry = publish(deposit());
        var answer = anyone().get("/log/entry/" + entry.index() + "/receipt");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains("arete-" + entry.index() + ".tlog-proof");
        Receipt.parse(answer.bytes()).check(log.verifierKey(), entry.json().getBytes(UTF_8));
    }

    @Test
    void scripts_read_the_head_and_the_entries() {
        PublishedEntry entry = publish(deposit());
        var head = anyone().get("/api/v1/log").json();
        assertThat(head.path("size").asLong()).isGreaterThan(entry.index());
        assertThat(head.path("checkpoint").asString())
                .startsWith(head.path("origin").asString() + "\n");
        var told = anyone().get("/api/v1/log/entries/" + entry.index()).json();
        assertThat(told.path("type").asString()).isEqualTo("deposit.accepted");
        assertThat(told.path("facts").path("dataset").asString()).isEqualTo("dcir");
        assertThat(anyone().get("/api/v1/log/entries?limit=2").json().size()).isEqualTo(2);
        assertThat(anyone().get("/api/v1/log/entries/99999999").code()).isEqualTo("publiclog.no-entry");
    }
}
