package eu.arete.hub.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.HubTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTest extends HubTest {
    @Test
    void a_form_without_its_pages_token_is_refused() {
        var applicant = as(Role.APPLICANT);
        var forged = anyone().request("/sign-out")
                .header("Cookie", "arete_session=" + applicant.cookie())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("_csrf=guess"));
        assertThat(anyone().api(forged).status()).isEqualTo(403);
        assertThat(applicant.page("/account").status()).isEqualTo(200);
        assertThat(applicant.form("/account", "/sign-out", Map.of()).location()).isEqualTo("/");
        assertThat(applicant.page("/account").location()).startsWith("/sign-in");
    }

    @Test
    void an_administrator_approves_on_the_page() {
        var newcomer = new Newcomer();
        var id = anyone().post("/api/v1/accounts", newcomer.asking())
                .json()
                .path("id")
                .asString();
        var answer = as(Role.ADMINISTRATOR)
                .form(
                        "/accounts/" + id,
                        "/accounts/" + id + "/approved",
                        Map.of("organisation", "hub", "roles", "REVIEWER"));
        assertThat(answer.location()).as(answer.text()).isEqualTo("/accounts?done=approved");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "/%09/evil.example",
                "javascript:alert(1)",
                "/a?to=//evil"
            })
    void signing_in_never_leads_to_another_site(String to) {
        String page = as(Role.APPLICANT)
                .page("/sign-in?to=" + java.net.URLEncoder.encode(to, java.nio.charset.StandardCharsets.UTF_8))
                .location();
        assertThat(page).isEqualTo("/");
    }

    @Test
    void the_session_cookie_is_out_of_reach_of_scripts_and_other_sites() {
        var newcomer = new Newcomer();
        var id = anyone().post("/api/v1/accounts", newcomer.asking())
                .json()
                .path("id")
                .asString();
        as(Role.ADMINISTRATOR)
                .post(
                        "/api/v1/accounts/" + id + "/approval",
                        Map.of("organisation", "hub", "roles", java.util.List.of(Role.APPLICANT)));
        var answer =
                anyone().form("/sign-in", "/sign-in", Map.of("email", newcomer.email, "password", newcomer.password));
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("arete_session=").contains("HttpOnly", "SameSite=Lax", "Path=/"));
    }
}
