package eu.arete.hub.documents;

import static eu.arete.hub.documents.DocumentSteps.REQUESTS;
import static eu.arete.hub.documents.DocumentSteps.answer;
import static eu.arete.hub.documents.DocumentSteps.approve;
import static eu.arete.hub.documents.DocumentSteps.ask;
import static eu.arete.hub.documents.DocumentSteps.bring;
import static eu.arete.hub.documents.DocumentSteps.described;
import static eu.arete.hub.documents.DocumentSteps.propose;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.HubTest;
import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.documents.internal.Requests;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class RequestTest extends HubTest {

    @Autowired
    private Requests requests;

    @BeforeEach
    void another_minute() {
        clock.advance(Duration.ofMinutes(1));
    }

    @Test
    void a_month_of_silence_is_a_refusal_and_the_way_to_the_court_runs_by_itself() {
        JsonNode asked = ask(anyone(), "Invoices of the silent year");
        String number = asked.path("number").asString();
        assertThat(number).matches("ARETE-R-\\d{4}-\\d{4}");
        assertThat(state(number)).isEqualTo("RECEIVED");

        clock.advance(Duration.ofDays(27));
        requests.passTime();
        assertThat(state(number)).isEqualTo("RECEIVED");
        clock.advance(Duration.ofDays(5));
        requests.passTime();
        assertThat(state(number)).isEqualTo("REFUSED_IMPLICIT");
        assertThat(anyone().get(REQUESTS + "/" + number).json().path("turn").asString())
                .isEqualTo("REQUESTER");

        act(asked, "seize-commission", "DONE");
        assertThat(state(number)).isEqualTo("CADA_SEIZED");
        clock.advance(Duration.ofDays(40));
        act(asked, "note-opinion", "FAVOURABLE");
        requests.passTime();
        assertThat(state(number)).isEqualTo("CADA_OPINION");
        assertThat(late(number, "opinion")).isTrue();
        clock.advance(Duration.ofDays(23));
        requests.passTime();
        assertThat(state(number)).isEqualTo("CONFIRMED_REFUSAL");
        act(asked, "go-to-court", "DONE");
        act(asked, "note-judgment", "ORDERED");
        assertThat(state(number)).isEqualTo("IN_PROGRESS");

        Visitor officer = as(Role.OFFICER);
        String draft = bring(officer, forRequest(number), "# Invoices\n\nTwelve euros.".getBytes(UTF_8));
        propose(officer, draft);
        assertThat(answer(officer, number, "grant", "WHOLE", "").code()).isEqualTo("documents.release-awaits-approval");
        String document = approve(as(Role.AUTHORITY), draft);
        assertThat(answer(officer, number, "grant", "WHOLE", "").status()).isEqualTo(204);
        JsonNode granted = anyone().get(REQUESTS + "/" + number).json();
        assertThat(granted.path("state").asString()).isEqualTo("GRANTED");
        assertThat(granted.path("released").get(0).asString()).isEqualTo(document);
        JsonNode delays = anyone().get(REQUESTS + "/delays").json();
        assertThat(delays.get(0).path("silent").asInt()).isPositive();
    }

    @Test
    void a_question_stops_the_clock_and_the_answer_starts_it_again() {
        JsonNode asked = ask(anyone(), "Something about hosting");
        String number = asked.path("number").asString();
        Visitor officer = as(Role.OFFICER);
        assertThat(answer(officer, number, "ask-to-clarify", "DONE", "").code()).isEqualTo("site.field-missing");
        clock.advance(Duration.ofDays(10));
        assertThat(answer(as(Role.OFFICER), number, "ask-to-clarify", "DONE", "Which year?")
                        .status())
                .isEqualTo(204);
        clock.advance(Duration.ofDays(40));
        requests.passTime();
        assertThat(state(number)).isEqualTo("CLARIFY");
        assertThat(anyone().post(
                                REQUESTS + "/" + number + "/acts",
                                Map.of("code", asked.path("code").asString(), "command", "clarify"))
                        .code())
                .isEqualTo("site.field-missing");
        assertThat(anyone().post(
                                REQUESTS + "/" + number + "/acts",
                                Map.of("code", asked.path("code").asString(), "command", "clarify", "message", "2025"))
                        .status())
                .isEqualTo(200);
        clock.advance(Duration.ofDays(18));
        requests.passTime();
        assertThat(state(number)).isEqualTo("IN_PROGRESS");
        Visitor later = as(Role.OFFICER);

        assertThat(answer(later, number, "refuse", "DONE", "It would tell a secret.")
                        .code())
                .isEqualTo("documents.ground-missing");
        assertThat(answer(later, number, "refuse", "DONE", "It would tell a secret.", "l311-6-business")
                        .status())
                .isEqualTo(204);
        assertThat(state(number)).isEqualTo("REFUSED_EXPLICIT");
        assertThat(anyone().page("/documents/requests/" + number).text())
                .contains("Business secrecy")
                .contains("R.343-1");
        assertThat(anyone().speaking("fr").page("/documents/requests/" + number).text())
                .contains("Secret des affaires");
    }

    @Test
    void what_is_public_already_is_suggested_before_a_request_is_sent() {
        Visitor officer = as(Role.OFFICER);
        Map<String, Object> described = described("Convention d’hébergement avec Nuage Exemplaire");
        String draft = bring(officer, described, "# Convention\n\nHébergement, 36 mois.".getBytes(UTF_8));
        propose(officer, draft);
        String number = approve(as(Role.OFFICER), draft);

        Visitor.Answer told = anyone().post(
                        REQUESTS,
                        Map.of(
                                "kind",
                                "contract",
                                "subject",
                                "la convention hebergement Nuage exemplaire",
                                "body",
                                "SVP"));
        assertThat(told.status()).isEqualTo(409);
        assertThat(told.code()).isEqualTo("documents.answered-already");
        assertThat(told.text()).contains(number);

        String page = anyone().form(
                        "/documents/requests/new",
                        "/documents/requests",
                        Map.of(
                                "kind",
                                "contract",
                                "subject",
                                "convention Nuage Exemplaire",
                                "body",
                                "Mon téléphone : 06 12 34 56 78"))
                .text();
        assertThat(page)
                .contains(number.isEmpty() ? "?" : "/documents/" + number)
                .contains("telephone number");
        assertThat(anyone().get("/api/v1/documents?q=hebergement").text()).contains(number);
    }

    @Test
    void only_the_code_acts_for_who_asked_and_what_reaches_them_is_erased_when_they_say_so() {
        Visitor.Answer received = anyone().form(
                        "/documents/requests/new",
                        "/documents/requests",
                        Map.of(
                                "kind",
                                "study",
                                "subject",
                                "Unheard of subject zebra",
                                "body",
                                "Please.",
                                "contact",
                                "zoe@example.org"));
        assertThat(received.text()).contains("Follow-up code");
        String code = received.text().replaceAll("(?s).*<code class=\"code\">([^<]+)<.*", "$1");
        String number = received.text().replaceAll("(?s).*(ARETE-R-\\d+-\\d+).*", "$1");
        Visitor officer = as(Role.OFFICER);
        assertThat(officer.page("/documents-desk/requests/" + number).text()).contains("zoe@example.org");
        assertThat(as(Role.AUTHORITY).page("/documents-desk/requests/" + number).text())
                .doesNotContain("zoe@example.org");

        assertThat(anyone().post(
                                REQUESTS + "/" + number + "/acts",
                                Map.of("code", "AAAAA-AAAAA-AAAAA-AAAAA", "command", "withdraw"))
                        .code())
                .isEqualTo("documents.wrong-code");
        String path = "/documents/requests/" + number;
        assertThat(anyone().form(path + "/follow-up", path + "/contact", Map.of("code", code))
                        .text())
                .contains("no longer knows");
        assertThat(officer.page("/documents-desk/requests/" + number).text()).doesNotContain("zoe@example.org");
        assertThat(anyone().form(
                                path + "/follow-up",
                                path + "/acts",
                                Map.of("code", code.toLowerCase(java.util.Locale.ROOT), "act", "withdraw DONE"))
                        .location())
                .endsWith(path);
        assertThat(state(number)).isEqualTo("WITHDRAWN");
    }

    private Map<String, Object> forRequest(String number) {
        Map<String, Object> described = described("Invoices " + number);
        described.put("request", number);
        return described;
    }

    private void act(JsonNode asked, String command, String outcome) {
        Visitor.Answer done = anyone().post(
                        REQUESTS + "/" + asked.path("number").asString() + "/acts",
                        Map.of("code", asked.path("code").asString(), "command", command, "outcome", outcome));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
    }

    private String state(String number) {
        return anyone().get(REQUESTS + "/" + number).json().path("state").asString();
    }

    private boolean late(String number, String clockName) {
        for (JsonNode one : anyone().get(REQUESTS + "/" + number).json().path("clocks")) {
            if (one.path("name").asString().equals(clockName)) {
                return one.path("late").asBoolean();
            }
        }
        return false;
    }
}
