package eu.arete.hub.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.HubTest;
import eu.arete.hub.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountsApiTest extends HubTest {
    @Test
    void a_person_asks_is_approved_enrols_and_enters_with_a_code_that_works_once() {
        Newcomer camille = new Newcomer();
        String id = asked(camille);
        assertThat(signIn(camille, "").code()).isEqualTo("accounts.credentials");

        approve(id, "hub", Role.REVIEWER);
        var first = signIn(camille, "");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().path("secondFactor").asString()).isEqualTo("TO_ENROL");

        String token = first.json().path("token").asString();
        String secret = call("POST", "/api/v1/account/totp", token, "")
                .json()
                .path("secret")
                .asString();
        var confirmed = call("PUT", "/api/v1/account/totp", token, code(Newcomer.code(secret, clock)));
        assertThat(confirmed.json().path("recoveryCodes").size()).isEqualTo(10);
        assertThat(call("GET", "/api/v1/session", token, "").text()).contains("REVIEWER", "\"secondFactor\":true");

        assertThat(signIn(camille, Newcomer.code(secret, clock)).status())
                .as("the code that confirmed the enrolment was used up")
                .isEqualTo(401);
        clock.advance(Duration.ofSeconds(30));
        String code = Newcomer.code(secret, clock);
        assertThat(signIn(camille, "").status()).isEqualTo(401);
        assertThat(signIn(camille, code).json().path("secondFactor").asString()).isEqualTo("GIVEN");
        assertThat(signIn(camille, code).status()).isEqualTo(401);

        String recovery = confirmed.json().path("recoveryCodes").get(0).asString();
        assertThat(signIn(camille, recovery).status()).isEqualTo(201);
        assertThat(signIn(camille, recovery).status()).isEqualTo(401);
    }

    @Test
    void a_role_that_sees_data_does_nothing_before_the_second_factor() {
        var person = as(Role.ADMINISTRATOR).person();
        var session = withoutSecondFactor(person);
        assertThat(session.get("/api/v1/accounts").code()).isEqualTo("accounts.second-factor");
        assertThat(session.get("/api/v1/session").json().path("roles").size()).isZero();
    }

    @Test
    void nobody_learns_who_has_an_account() {
        Newcomer camille = new Newcomer();
        asked(camille);
        var again = anyone().post("/api/v1/accounts", camille.asking());
        assertThat(again.status()).isEqualTo(202);

        var unknown = anyone().post("/api/v1/session", new Newcomer().signingIn(""));
        var waiting = signIn(camille, "");
        assertThat(unknown.status()).isEqualTo(waiting.status());
        assertThat(unknown.text()).isEqualTo(waiting.text());
    }

    @Test
    void guessing_stops_after_ten_attempts_and_starts_again_later() {
        Newcomer camille = new Newcomer();
        approve(asked(camille), "hub", Role.APPLICANT);
        String wrong = camille.signingIn("").replace("ridge", "valley");
        for (int i = 0; i < 10; i++) {
            assertThat(anyone().post("/api/v1/session", wrong).status()).isEqualTo(401);
        }
        assertThat(signIn(camille, "").code()).isEqualTo("accounts.too-many-attempts");
        clock.advance(Duration.ofMinutes(16));
        assertThat(signIn(camille, "").status()).isEqualTo(201);
    }

    @Test
    void weak_passwords_are_refused_at_their_field() {
        for (var weak : Map.of(
                        "short one",
                        "accounts.password-length",
                        "motdepasse123",
                        "accounts.password-common",
                        "aaaaaaaaaaaaaaaa",
                        "accounts.password-common",
                        "x".repeat(129),
                        "accounts.password-length",
                        "my-newcomer-secret",
                        "accounts.password-name")
                .entrySet()) {
            var answer = anyone().post(
                            "/api/v1/accounts",
                            Map.of(
                                    "name", "A",
                                    "email", "newcomer@example.org",
                                    "organisation", "B",
                                    "purpose", "C",
                                    "password", weak.getKey()));
            assertThat(answer.code()).isEqualTo(weak.getValue());
            assertThat(answer.json().path("places").get(0).path("field").asString())
                    .isEqualTo("password");
        }
    }

    @Test
    void sessions_are_listed_and_revoked_and_end() {
        Newcomer camille = new Newcomer();
        approve(asked(camille), "hub", Role.APPLICANT);
        String one = signIn(camille, "").json().path("token").asString();
        String two = signIn(camille, "").json().path("token").asString();
        var sessions = call("GET", "/api/v1/account/sessions", one, "").json();
        assertThat(sessions.size()).isEqualTo(2);
        for (var session : sessions) {
            if (!session.path("current").asBoolean()) {
                call("DELETE", "/api/v1/account/sessions/" + session.path("id").asString(), one, "");
            }
        }
        assertThat(call("GET", "/api/v1/session", two, "").status()).isEqualTo(401);

        String three = signIn(camille, "").json().path("token").asString();
        assertThat(call("DELETE", "/api/v1/session", three, "").status()).isEqualTo(204);
        assertThat(call("GET", "/api/v1/session", three, "").status()).isEqualTo(401);

        String four = signIn(camille, "").json().path("token").asString();
        clock.advance(Duration.ofHours(11));
        assertThat(call("GET", "/api/v1/session", four, "").status()).isEqualTo(401);
    }

    @Test
    void a_closed_account_is_out_at_once() {
        Newcomer camille = new Newcomer();
        String id = asked(camille);
        approve(id, "hub", Role.APPLICANT);
        String token = signIn(camille, "").json().path("token").asString();
        assertThat(as(Role.ADMINISTRATOR).delete("/api/v1/accounts/" + id).status())
                .isEqualTo(204);
        assertThat(call("GET", "/api/v1/session", token, "").status()).isEqualTo(401);
        assertThat(signIn(camille, "").status()).isEqualTo(401);
    }

    @Test
    void a_changed_password_ends_the_other_sessions() {
        Newcomer camille = new Newcomer();
        approve(asked(camille), "hub", Role.APPLICANT);
        String one = signIn(camille, "").json().path("token").asString();
        String two = signIn(camille, "").json().path("token").asString();
        String change = "{\"current\": \"%s\", \"password\": \"%s\"}";
        assertThat(call("PUT", "/api/v1/account/password", one, change.formatted("not this one", "another long one"))
                        .code())
                .isEqualTo("accounts.current-password");
        assertThat(call(
                                "PUT",
                                "/api/v1/account/password",
                                one,
                                change.formatted(camille.password, "another long sentence"))
                        .status())
                .isEqualTo(204);
        assertThat(call("GET", "/api/v1/session", one, "").status()).isEqualTo(200);
        assertThat(call("GET", "/api/v1/session", two, "").status()).isEqualTo(401);
        assertThat(signIn(camille, "").status()).isEqualTo(401);
    }

    @Test
    void an_administrator_has_no_other_role_and_does_nothing_to_themselves() {
        Visitor administrator = as(Role.ADMINISTRATOR);
        String self = "/api/v1/accounts/" + administrator.person().id();
        assertThat(administrator
                        .put(self + "/roles", Map.of("roles", List.of("REVIEWER")))
                        .code())
                .isEqualTo("accounts.oneself");
        assertThat(administrator.delete(self).code()).isEqualTo("accounts.oneself");
        Newcomer camille = new Newcomer();
        String id = asked(camille);
        assertThat(administrator
                        .post(
                                "/api/v1/accounts/" + id + "/approval",
                                Map.of("organisation", "hub", "roles", List.of("ADMINISTRATOR", "REVIEWER")))
                        .code())
                .isEqualTo("accounts.separation");
    }

    @Test
    void a_lost_authenticator_is_removed_by_an_administrator() {
        Newcomer camille = new Newcomer();
        String id = asked(camille);
        approve(id, "hub", Role.APPLICANT);
        String token = signIn(camille, "").json().path("token").asString();
        String secret = call("POST", "/api/v1/account/totp", token, "")
                .json()
                .path("secret")
                .asString();
        call("PUT", "/api/v1/account/totp", token, code(Newcomer.code(secret, clock)));
        assertThat(signIn(camille, "").status()).isEqualTo(401);
        assertThat(as(Role.ADMINISTRATOR)
                        .delete("/api/v1/accounts/" + id + "/totp")
                        .status())
                .isEqualTo(204);
        assertThat(signIn(camille, "").status()).isEqualTo(201);
    }

    @Test
    void neither_tokens_nor_codes_nor_passwords_are_in_the_database() {
        Newcomer camille = new Newcomer();
        approve(asked(camille), "hub", Role.APPLICANT);
        String token = signIn(camille, "").json().path("token").asString();
        String secret = call("POST", "/api/v1/account/totp", token, "")
                .json()
                .path("secret")
                .asString();
        String all = jdbc.sql("select p::text from accounts.person p union all select s::text from accounts.session s"
                        + " union all select t::text from accounts.totp t")
                .query(String.class)
                .list()
                .toString();
        assertThat(all).doesNotContain(token, secret, camille.password).contains("$argon2id$");
    }

    private String asked(Newcomer newcomer) {
        var answer = anyone().post("/api/v1/accounts", newcomer.asking());
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.json().path("id").asString();
    }

    private void approve(String id, String organisation, Role... roles) {
        var answer = as(Role.ADMINISTRATOR)
                .post(
                        "/api/v1/accounts/" + id + "/approval",
                        Map.of("organisation", organisation, "roles", List.of(roles)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private Visitor.Answer signIn(Newcomer newcomer, String code) {
        return anyone().post("/api/v1/session", newcomer.signingIn(code));
    }

    private Visitor.Answer call(String method, String path, String token, String body) {
        return anyone().api(anyone().request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String code(String code) {
        return "{\"code\": \"" + code + "\"}";
    }
}
