package eu.arete.hub.airlock;

import static eu.arete.hub.airlock.OutputApiTest.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.hub.Visitor;
import eu.arete.hub.access.NamedUser;
import eu.arete.hub.access.Permit;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.site.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody tries to take out what may not leave. */
@Tag("attack")
class AirlockAttackTest extends AirlockTest {

    @Autowired
    private Reviews reviews;

    @Autowired
    private Releases releases;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void a_reviewer_cannot_release_their_own_projects_output() {
        Visitor colleague = as(Role.APPLICANT, Role.REVIEWER);
        Visitor asker = as(Role.APPLICANT, Role.REVIEWER);
        String id = asked(asker, permit(asker, colleague), BY_SEX);
        for (Visitor member : List.of(asker, colleague)) {
            assertThat(member.post(path(id, "reviews"), opinion("approve")).code())
                    .isEqualTo("airlock.own-project");
            assertThat(member.get("/api/v1/outputs/awaiting-review").text()).doesNotContain(id);
        }
    }

    @Test
    void the_database_itself_refuses_a_members_review() {
        Visitor colleague = as(Role.APPLICANT, Role.REVIEWER);
        Visitor asker = as(Role.APPLICANT);
        String id = asked(asker, permit(asker, colleague), BY_SEX);
        assertThatThrownBy(() -> review(id, colleague)).hasMessageContaining("member of the project");
    }

    @Test
    void the_database_itself_refuses_a_release_that_is_not_agreed() {
        Visitor asker = as(Role.APPLICANT);
        String id = asked(asker, permit(asker), BY_SEX);
        review(id, as(Role.REVIEWER));
        assertThatThrownBy(() -> jdbc.sql("update airlock.output set state = 'RELEASED', entry = 1 where id = :id")
                        .param("id", UUID.fromString(id))
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("needs its reviewers");
        assertThatThrownBy(() -> jdbc.sql("update airlock.revision set csv = 'x' where output = :id")
                        .param("id", UUID.fromString(id))
                        .update())
                .hasMessageContaining("written once");
    }

    @Test
    void one_reviewer_does_not_count_twice() {
        Visitor asker = as(Role.APPLICANT);
        Visitor reviewer = as(Role.REVIEWER);
        String id = asked(asker, permit(asker), BY_SEX);
        reviewer.post(path(id, "reviews"), opinion("approve"));
        assertThat(reviewer.post(path(id, "reviews"), opinion("approve")).code())
                .isEqualTo("airlock.already-reviewed");
        assertThat(asker.get(path(id, "file")).code()).isEqualTo("airlock.not-released");
    }

    @Test
    void neither_another_projects_user_nor_one_who_has_not_accepted_the_terms_may_ask() {
        Visitor user = as(Role.APPLICANT);
        Visitor other = as(Role.APPLICANT);
        permit(other);
        Permit permit = permit(
                Permit.State.GRANTED,
                user.person().id(),
                List.of(new NamedUser(user.person().id(), false)));
        for (Visitor intruder : List.of(other, user)) {
            assertThat(intruder.post("/api/v1/outputs", request(permit, BY_SEX)).code())
                    .isEqualTo("airlock.not-named");
            assertThat(intruder.post("/api/v1/outputs/preview", Map.of("permit", permit.number(), "sql", BY_SEX))
                            .code())
                    .isEqualTo("airlock.not-named");
        }
    }

    @Test
    void another_projects_user_sees_nothing_of_a_request_nor_of_its_file() {
        Visitor user = as(Role.APPLICANT);
        Visitor other = as(Role.APPLICANT);
        String id = asked(user, permit(user), BY_SEX);
        permit(other);
        for (String what : List.of("", "/file", "/receipt")) {
            assertThat(other.get("/api/v1/outputs/" + id + what).code()).isEqualTo("airlock.no-output");
        }
        assertThat(other.post(path(id, "withdrawal"), Map.of()).code()).isEqualTo("airlock.no-output");
        assertThat(other.post(path(id, "reviews"), opinion("approve")).code()).isEqualTo("accounts.not-allowed");
        assertThat(anyone().get(path(id, "file")).status()).isEqualTo(401);
    }

    @Test
    void nothing_is_asked_under_a_permit_that_is_over_or_revoked() {
        Visitor user = as(Role.APPLICANT);
        NamedUser named = new NamedUser(user.person().id(), true);
        for (Permit.State state :
                List.of(Permit.State.REVOKED, Permit.State.EXPIRED, Permit.State.PENDING_ACCEPTANCE)) {
            Permit permit = permit(state, user.person().id(), List.of(named));
            assertThat(user.post("/api/v1/outputs", request(permit, BY_SEX)).code())
                    .isEqualTo("airlock.permit-closed");
        }
        Permit over = over(user);
        assertThat(user.post("/api/v1/outputs", request(over, BY_SEX)).code()).isEqualTo("airlock.permit-closed");
    }

    @Test
    void persons_data_is_not_computed_in_a_session_without_second_factor() {
        Visitor user = as(Role.APPLICANT);
        Permit permit = permit(user);
        assertThat(withoutSecondFactor(user.person())
                        .post("/api/v1/outputs/preview", Map.of("permit", permit.number(), "sql", BY_SEX))
                        .code())
                .isEqualTo("accounts.second-factor");
    }

    @Test
    void nothing_is_downloaded_before_the_decision_nor_before_the_log_is_published() {
        Visitor user = as(Role.APPLICANT);
        Visitor first = as(Role.REVIEWER);
        Visitor second = as(Role.REVIEWER);
        String id = asked(user, permit(user), BY_SEX);
        assertThat(user.get(path(id, "file")).code()).isEqualTo("airlock.not-released");
        first.post(path(id, "reviews"), opinion("approve"));
        assertThat(user.get(path(id, "file")).code()).isEqualTo("airlock.not-released");

        transaction.executeWithoutResult(status -> {
            Output output = reviews.review(
                    new Actor(second.person(), true),
                    OutputId.of(id),
                    1,
                    new Opinion(Opinion.Verdict.APPROVE, "Every cell is safe."));
            assertThat(output.state()).isEqualTo(Output.State.RELEASED);
            assertThatThrownBy(() -> releases.file(new Actor(user.person(), true), OutputId.of(id)))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo("airlock.not-published"));
        });
        assertThat(user.get(path(id, "file")).status()).isEqualTo(200);
    }

    @Test
    void a_text_that_no_database_can_hold_is_refused_at_its_field() {
        Visitor user = as(Role.APPLICANT);
        Map<String, Object> request = new HashMap<>(request(permit(user), BY_SEX));
        request.put("title", "a\0b");
        Visitor.Answer answer = user.post("/api/v1/outputs", request);
        assertThat(answer.code()).isEqualTo("site.malformed");
        assertThat(answer.json().path("places").get(0).path("field").asString()).isEqualTo("title");
    }

    @Test
    void an_identity_that_is_none_is_no_output() {
        assertThat(as(Role.REVIEWER).get("/api/v1/outputs/..%2f..%2fetc").status())
                .isBetween(400, 499);
        assertThat(as(Role.REVIEWER).get("/api/v1/outputs/'%20or%201=1").status())
                .isBetween(400, 499);
    }

    @Test
    void a_table_full_of_formulas_is_harmless_in_a_spreadsheet() {
        Visitor user = as(Role.APPLICANT);
        String id = asked(
                user,
                permit(user),
                "SELECT concat('=HYPERLINK(\"http://x\")', SEX) AS s, count(*) AS n FROM BEN GROUP BY 1");
        as(Role.REVIEWER).post(path(id, "reviews"), opinion("approve"));
        as(Role.REVIEWER).post(path(id, "reviews"), opinion("approve"));
        assertThat(user.get(path(id, "file")).text()).contains("\"'=HYPERLINK(\"\"http://x\"\")1\",50");
    }

    private void review(String id, Visitor reviewer) {
        jdbc.sql("insert into airlock.review (output, revision, reviewer, verdict, reasons, reviewed_at)"
                        + " values (:id, 1, :reviewer, 'APPROVE', 'mine', now())")
                .param("id", UUID.fromString(id))
                .param("reviewer", reviewer.person().id().value())
                .update();
    }
}
