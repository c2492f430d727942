package eu.arete.hub.site;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.HubTest;
import eu.arete.hub.accounts.Role;
import org.junit.jupiter.api.Test;

class KernelTest extends HubTest {
    @Test
    void the_home_page_speaks_the_readers_language() {
        assertThat(anyone().speaking("fr").page("/").text()).contains("lang=\"fr\"", "Aller au contenu");
        assertThat(anyone().speaking("de").page("/").text()).contains("lang=\"en\"", "Skip to the content");
        assertThat(anyone().page("/?lang=fr").text()).contains("lang=\"fr\"");
    }

    @Test
    void an_address_nobody_opened_asks_to_sign_in() {
        assertThat(anyone().page("/nowhere").location()).isEqualTo("/sign-in?to=%2Fnowhere");
        var answer = anyone().get("/api/v1/nowhere");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("accounts.sign-in-first");
    }

    @Test
    void an_address_that_does_not_exist_is_told_as_such_to_those_signed_in() {
        var applicant = as(Role.APPLICANT);
        assertThat(applicant.get("/api/v1/nowhere").code()).isEqualTo("site.not-found");
        var page = applicant.page("/nowhere");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("There is nothing at this address", "site.not-found");
    }

    @Test
    void a_cookie_does_not_open_the_api_nor_a_token_the_pages() {
        var applicant = as(Role.APPLICANT);
        var withCookie = anyone().request("/api/v1/nowhere").header("Cookie", "arete_session=" + applicant.cookie());
        assertThat(anyone().api(withCookie).status()).isEqualTo(401);
    }

    @Test
    void every_page_carries_the_strict_content_policy() {
        var headers = anyone().page("/").headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse("")).startsWith("default-src 'none'");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    }
}
