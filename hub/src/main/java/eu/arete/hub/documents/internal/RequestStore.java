package eu.arete.hub.documents.internal;

import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.documents.DocumentKind;
import eu.arete.hub.procedures.Party;
import eu.arete.hub.procedures.Passage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** Requests in their tables. */
@Repository("documentsRequests")
class RequestStore {

    private final JdbcClient jdbc;
    private final Json json;

    RequestStore(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(RequestFile request, byte[] codeHash, @Nullable String contact) {
        jdbc.sql("""
                insert into documents.request (id, number, kind, subject, body, state, received_at, code_hash, contact)
                values (:id, :number, :kind, :subject, :body, :state, :at, :hash, cast(:contact as jsonb))
                """)
                .param("id", request.id())
                .param("number", request.number())
                .param("kind", request.kind().name())
                .param("subject", request.subject())
                .param("body", request.body())
                .param("state", request.state().name())
                .param("at", Timestamp.from(request.receivedAt()))
                .param("hash", codeHash)
                .param("contact", contact)
                .update();
    }

    Optional<RequestFile> find(String number) {
        return some("where number = :value", number).stream().findFirst();
    }

    /** The same, and nobody else changes it before this transaction ends. */
    Optional<RequestFile> lock(String number) {
        jdbc.sql("select id from documents.request where number = :number for update")
                .param("number", number)
                .query(UUID.class)
                .optional();
        return find(number);
    }

    /** Where the ways to reach those who asked lie. */
    List<String> contacts() {
        return jdbc.sql("select contact from documents.request where contact is not null")
                .query(String.class)
                .list();
    }

    /** Some, latest first. */
    List<RequestFile> some(int most, int after) {
        return whole(jdbc.sql(
                        "select * from documents.request order by received_at desc, number desc limit :most offset :after")
                .param("most", most)
                .param("after", after)
                .query((row, n) -> head(row))
                .list());
    }

    /** Latest first. */
    List<RequestFile> all() {
        return some("where :value = '' order by received_at desc, number desc", "");
    }

    List<RequestFile> in(Collection<String> states) {
        return whole(jdbc.sql("select * from documents.request where state in (:states)")
                .param("states", states)
                .query((row, n) -> head(row))
                .list());
    }

    /** Another number whenever anything changed that delays depend on. */
    long changes() {
        return jdbc.sql("select count(*) + coalesce(sum(version), 0) from documents.request")
                .query(Long.class)
                .single();
    }

    long count() {
        return jdbc.sql("select count(*) from documents.request")
                .query(Long.class)
                .single();
    }

    Optional<byte[]> codeHash(String number) {
        return jdbc.sql("select code_hash from documents.request where number = :number")
                .param("number", number)
                .query(byte[].class)
                .optional();
    }

    Optional<String> contact(UUID request) {
        return jdbc.sql("select contact from documents.request where id = :id and contact is not null")
                .param("id", request)
                .query(String.class)
                .optional();
    }

    void forgetContact(UUID request) {
        jdbc.sql("update documents.request set contact = null where id = :id")
                .param("id", request)
                .update();
    }

    void record(
            RequestFile request,
            Passage passage,
            @Nullable PersonId person,
            @Nullable String message,
            List<String> grounds) {
        int seq = jdbc.sql("""
                insert into documents.passage (request, seq, at, person, party, command, outcome, from_state, to_state, grounds)
                select :request, coalesce(max(seq), 0) + 1, :at, :person, :party, :command, :outcome, :from, :to, cast(:grounds as jsonb)
                from documents.passage where request = :request
                returning seq
                """)
                .param("request", request.id())
                .param("at", Timestamp.from(passage.at()))
                .param("person", person == null ? null : person.value(), java.sql.Types.OTHER)
                .param("party", passage.by().name())
                .param("command", passage.command())
                .param("outcome", passage.outcome())
                .param("from", passage.from())
                .param("to", passage.to())
                .param("grounds", json.write(grounds))
                .query(Integer.class)
                .single();
        if (message != null) {
            jdbc.sql("insert into documents.message (request, seq, text) values (:request, :seq, :text)")
                    .param("request", request.id())
                    .param("seq", seq)
                    .param("text", message)
                    .update();
        }
        jdbc.sql("update documents.request set state = :state, version = version + 1 where id = :id")
                .param("id", request.id())
                .param("state", passage.to())
                .update();
    }

    /** @param seq of the message, 0 for what was asked */
    void hide(UUID request, int seq, @Nullable String reason) {
        String sql = seq == 0
                ? "update documents.request set hidden_reason = :reason where id = :id and :seq = 0"
                : "update documents.message set hidden_reason = :reason where request = :id and seq = :seq";
        jdbc.sql(sql)
                .param("id", request)
                .param("seq", seq)
                .param("reason", reason)
                .update();
    }

    void release(UUID request, UUID document) {
        jdbc.sql(
                        "insert into documents.release (request, document) values (:request, :document) on conflict do nothing")
                .param("request", request)
                .param("document", document)
                .update();
    }

    private List<RequestFile> some(String where, String value) {
        return whole(jdbc.sql("select * from documents.request " + where)
                .param("value", value)
                .query((row, n) -> head(row))
                .list());
    }

    private static RequestFile head(ResultSet row) throws SQLException {
        return new RequestFile(
                row.getObject("id", UUID.class),
                row.getString("number"),
                DocumentKind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getString("body"),
                row.getInt("version"),
                row.getTimestamp("received_at").toInstant(),
                row.getString("hidden_reason"),
                row.getString("contact") != null,
                List.of());
    }

    private List<RequestFile> whole(List<RequestFile> heads) {
        if (heads.isEmpty()) {
            return heads;
        }
        Map<UUID, List<RequestEvent>> events = new HashMap<>();
        jdbc.sql("""
                select p.*, m.text, m.hidden_reason from documents.passage p
                left join documents.message m on m.request = p.request and m.seq = p.seq
                where p.request in (:requests) order by p.request, p.seq
                """)
                .param("requests", heads.stream().map(RequestFile::id).toList())
                .query(row -> {
                    events.computeIfAbsent(row.getObject("request", UUID.class), any -> new ArrayList<>())
                            .add(event(row));
                });
        return heads.stream()
                .map(head -> head.with(events.getOrDefault(head.id(), List.of())))
                .toList();
    }

    private RequestEvent event(ResultSet row) throws SQLException {
        return new RequestEvent(
                row.getInt("seq"),
                new Passage(
                        row.getTimestamp("at").toInstant(),
                        Party.valueOf(row.getString("party")),
                        row.getString("command"),
                        row.getString("outcome"),
                        row.getString("from_state"),
                        row.getString("to_state")),
                row.getString("text"),
                row.getString("hidden_reason"),
                json.read(row.getString("grounds"), new TypeReference<List<String>>() {}));
    }
}
