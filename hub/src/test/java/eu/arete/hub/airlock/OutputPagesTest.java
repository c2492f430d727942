package eu.arete.hub.airlock;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.Visitor;
import eu.arete.hub.access.Permit;
import eu.arete.hub.accounts.Role;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OutputPagesTest extends AirlockTest {

    private static final String BY_CODE = "SELECT CODE, count(*) AS acts, sum(PAID) AS paid FROM ACT GROUP BY CODE";

    @Test
    void the_whole_way_by_the_pages() {
        Visitor user = as(Role.APPLICANT);
        Permit permit = permit(user);
        Visitor first = as(Role.REVIEWER);
        Visitor second = as(Role.REVIEWER);
        String form = "/outputs/new?permit=" + permit.number();
        assertThat(user.page("/outputs").text()).contains(form);

        String preview =
                user.form(form, "/outputs/preview", fields(permit, BY_CODE)).text();
        assertThat(preview)
                .contains("What would leave", "100000", "fewer than 11 persons", "hidden", "Table 1 of the article");

        String place = user.form(form, "/outputs", fields(permit, BY_CODE)).location();
        assertThat(place).startsWith("/outputs/");
        assertThat(user.page(place).text()).contains("0 of 2 have approved").doesNotContain("100000");

        String review = "/reviews/" + place.substring("/outputs/".length());
        assertThat(first.page("/reviews").text()).contains(review);
        assertThat(first.page(review).text()).contains("Persons by sex", "GROUP BY CODE", "What the rules found");
        first.form(review, review, Map.of("revision", "1", "verdict", "approve", "reasons", "safe"));
        assertThat(first.page(review).text()).contains("You have given your opinion");
        second.form(review, review, Map.of("revision", "1", "verdict", "approve", "reasons", "safe"));

        assertThat(user.get("/api/v1" + place + "/file").status()).isEqualTo(200);
        assertThat(user.page(place).text()).contains("Download the table (CSV)", "SHA-256");
        assertThat(user.page(place + "/file").text()).startsWith("CODE,acts,paid\r\nX,100,1000\r\n");
        assertThat(user.page(place + "/receipt").status()).isEqualTo(200);
    }

    @Test
    void the_pages_speak_french() {
        Visitor user = as(Role.APPLICANT).speaking("fr");
        Permit permit = permit(user);
        String form = "/outputs/new?permit=" + permit.number();
        assertThat(user.page("/outputs").text()).contains("Mes demandes de sortie");
        assertThat(user.form(form, "/outputs/preview", fields(permit, BY_CODE)).text())
                .contains("Ce qui sortirait", "moins de 11 personnes", "masquée")
                .doesNotContain("??");
        assertThat(anyone().speaking("fr").page("/policies/disclosure").text())
                .contains("Politique de non-divulgation", "85 %", "disclosure-1")
                .doesNotContain("??");
    }

    @Test
    void what_was_typed_is_kept_and_the_fault_is_beside_its_field() {
        Visitor user = as(Role.APPLICANT);
        Permit permit = permit(user);
        Visitor.Answer answer = user.form(
                "/outputs/new?permit=" + permit.number(),
                "/outputs",
                fields(permit, "SELECT PSA, count(*) FROM ACT GROUP BY 1"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text())
                .contains("PSA cannot be shown", "sql-fault", "Persons of the extract by sex", "SELECT PSA, count(*)");
    }

    @Test
    void a_reviewer_is_shown_what_the_project_released_before_and_where_it_differs() {
        Visitor user = as(Role.APPLICANT);
        Permit permit = permit(user);
        Visitor first = as(Role.REVIEWER);
        Visitor second = as(Role.REVIEWER);
        String before = asked(user, permit, BY_SEX);
        first.post(OutputApiTest.path(before, "reviews"), opinion("approve"));
        second.post(OutputApiTest.path(before, "reviews"), opinion("approve"));
        String later = asked(
                user, permit, "SELECT SEX, count(DISTINCT IDT) AS persons FROM BEN WHERE BORN > 1941 GROUP BY SEX");
        assertThat(first.page("/reviews/" + later).text())
                .contains("2 cells were already released by")
                .doesNotContain("??");
    }

    @Tag("attack")
    @Test
    void a_form_sent_from_elsewhere_changes_nothing() {
        Visitor user = as(Role.APPLICANT);
        Permit permit = permit(user);
        String id = asked(user, permit, BY_SEX);
        Visitor.Answer forged = anyone().api(user.request("/outputs/" + id + "/withdrawal")
                .header("Cookie", "arete_session=" + user.cookie())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("_csrf=guessed")));
        assertThat(forged.status()).isIn(302, 403);
        assertThat(user.get("/api/v1/outputs/" + id)
                        .json()
                        .path("output")
                        .path("state")
                        .asString())
                .isEqualTo("requested");
    }

    private static Map<String, String> fields(Permit permit, String sql) {
        return Map.of(
                "permit", permit.number(),
                "title", "Persons by sex",
                "what", "Persons of the extract by sex",
                "why", "Table 1 of the article",
                "sql", sql);
    }
}
