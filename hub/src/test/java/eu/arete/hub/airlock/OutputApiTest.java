package eu.arete.hub.airlock;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.Sha256;
import eu.arete.hub.Visitor;
import eu.arete.hub.access.Permit;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.publiclog.Field;
import eu.arete.hub.publiclog.PublicLog;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class OutputApiTest extends AirlockTest {

    @Autowired
    private PublicLog log;

    @Test
    void a_table_leaves_when_two_reviewers_agree_and_the_log_tells_of_its_very_bytes() {
        Visitor user = as(Role.APPLICANT);
        Permit permit = permit(user);
        Visitor first = as(Role.REVIEWER);
        Visitor second = as(Role.REVIEWER);
        String id = asked(user, permit, BY_SEX);

        assertThat(first.get("/api/v1/outputs/awaiting-review").text()).contains(id);
        assertThat(first.post(path(id, "reviews"), opinion("approve"))
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("requested");
        assertThat(first.get("/api/v1/outputs/awaiting-review").text()).doesNotContain(id);
        assertThat(second.post(path(id, "reviews"), opinion("approve"))
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("released");

        Visitor.Answer file = user.get(path(id, "file"));
        assertThat(file.text()).isEqualTo("SEX,persons\r\n1,50\r\n2,50\r\n");
        assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment; filename=\"ARETE-O-");
        assertThat(log.about(Field.PERMIT, permit.number())).singleElement().satisfies(entry -> {
            assertThat(entry.type()).isEqualTo("output.released");
            assertThat(entry.details()).containsEntry("sha256", Sha256.of(file.bytes()));
        });
        assertThat(user.get(path(id, "receipt")).text()).startsWith("c2sp.org/tlog-proof");
        assertThat(user.get("/api/v1/outputs/" + id).json().path("logIndex").isNumber())
                .isTrue();
    }

    @Test
    void the_asker_sees_every_mark_before_asking_and_nothing_is_kept_of_it() {
        Visitor user = as(Role.APPLICANT);
        Permit permit = permit(user);
        Map<String, Object> query = Map.of(
                "permit",
                permit.id().toString(),
                "sql",
                "SELECT CODE, count(*) AS acts, sum(PAID) AS paid FROM ACT GROUP BY CODE");
        JsonNode preview = user.post("/api/v1/outputs/preview", query).json();
        assertThat(preview.path("rowsAsked").asInt()).isEqualTo(4);
        assertThat(preview.path("rowsLeftOut").asInt()).isEqualTo(2);
        assertThat(preview.path("broken").path("threshold").asInt()).isEqualTo(4);
        JsonNode rare = preview.path("rows").get(3);
        assertThat(rare.path("levels").get(0).asString()).isEqualTo("Z");
        assertThat(rare.path("cells").get(0).path("asked").asString()).isEqualTo("1");
        assertThat(rare.path("cells").get(0).path("released").asString()).isEqualTo("*");
        assertThat(user.get("/api/v1/outputs").json()).isEmpty();
    }

    @Test
    void what_reviewers_read_and_what_is_kept_hold_no_unsafe_value() {
        Visitor user = as(Role.APPLICANT);
        String id = asked(user, permit(user), "SELECT CODE, sum(PAID) AS paid FROM ACT GROUP BY CODE");
        String kept = as(Role.REVIEWER).get("/api/v1/outputs/" + id).text();
        assertThat(kept).doesNotContain("100000", "\"Z\"", "\"W\"").contains("\"1000\"");
        assertThat(jdbc.sql("select marks || convert_from(csv, 'UTF8') from airlock.revision where output = :id")
                        .param("id", java.util.UUID.fromString(id))
                        .query(String.class)
                        .single())
                .doesNotContain("100000", "Z,");
    }

    @Test
    void a_reviewer_asks_for_a_change_and_the_new_revision_is_reviewed_afresh() {
        Visitor user = as(Role.APPLICANT);
        Permit permit = permit(user);
        Visitor first = as(Role.REVIEWER);
        Visitor second = as(Role.REVIEWER);
        String id = asked(user, permit, BY_SEX);
        first.post(path(id, "reviews"), opinion("approve"));
        second.post(path(id, "reviews"), opinion("ask-for-change"));
        assertThat(user.get("/api/v1/outputs/" + id)
                        .json()
                        .path("output")
                        .path("state")
                        .asString())
                .isEqualTo("change-asked");

        assertThat(user.post(path(id, "revisions"), request(permit, BY_SEX)).status())
                .isEqualTo(201);
        Map<String, Object> late = new HashMap<>(opinion("approve"));
        late.put("revision", 1);
        assertThat(second.post(path(id, "reviews"), late).code()).isEqualTo("airlock.revised");
        second.post(path(id, "reviews"), opinion("approve"));
        assertThat(user.get(path(id, "file")).code()).isEqualTo("airlock.not-released");
        assertThat(first.post(path(id, "reviews"), opinion("approve"))
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("released");
    }

    @Test
    void one_refusal_is_enough_and_the_log_tells_it() {
        Visitor user = as(Role.APPLICANT);
        Permit permit = permit(user);
        String id = asked(user, permit, BY_SEX);
        assertThat(as(Role.REVIEWER)
                        .post(path(id, "reviews"), opinion("refuse"))
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("refused");
        assertThat(as(Role.REVIEWER)
                        .post(path(id, "reviews"), opinion("approve"))
                        .code())
                .isEqualTo("airlock.decided");
        assertThat(user.post(path(id, "revisions"), request(permit, BY_SEX)).code())
                .isEqualTo("airlock.decided");
    }

    @Test
    void an_asker_may_give_up() {
        Visitor user = as(Role.APPLICANT);
        String id = asked(user, permit(user), BY_SEX);
        assertThat(user.post(path(id, "withdrawal"), Map.of())
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("withdrawn");
        assertThat(as(Role.REVIEWER)
                        .post(path(id, "reviews"), opinion("approve"))
                        .code())
                .isEqualTo("airlock.decided");
    }

    @Test
    void a_table_of_which_nothing_would_be_left_is_refused_with_the_remedy() {
        Visitor user = as(Role.APPLICANT);
        Visitor.Answer answer = user.post(
                "/api/v1/outputs",
                request(
                        permit(user),
                        "SELECT SEX, count(*) AS n FROM BEN WHERE BORN = 1943 AND SEX = '2' GROUP BY SEX"));
        assertThat(answer.code()).isEqualTo("airlock.nothing-left");
        assertThat(answer.json().path("remedy").asString()).contains("broader");
        assertThat(answer.json().path("places").get(0).path("field").asString()).isEqualTo("sql");
    }

    @Test
    void a_request_without_context_is_refused_field_by_field() {
        Visitor user = as(Role.APPLICANT);
        Map<String, Object> request = new HashMap<>(request(permit(user), BY_SEX));
        request.put("why", "  ");
        Visitor.Answer answer = user.post("/api/v1/outputs", request);
        assertThat(answer.code()).isEqualTo("site.field-missing");
        assertThat(answer.json().path("places").get(0).path("field").asString()).isEqualTo("why");
    }

    static String path(String id, String what) {
        return "/api/v1/outputs/" + id + "/" + what;
    }
}
