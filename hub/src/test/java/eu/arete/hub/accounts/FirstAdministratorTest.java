package eu.arete.hub.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.HubTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.application.name=a hub of its own")
@DirtiesContext
class FirstAdministratorTest extends HubTest {
    @Test
    void the_token_in_home_opens_the_first_account_once() throws IOException {
        Path file = home.keys().resolve("first-administrator");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String token = Files.readString(file).strip();

        assertThat(anyone().post("/api/v1/first-administrator", claim("guess", "a@example.org"))
                        .code())
                .isEqualTo("accounts.first-token");
        assertThat(anyone().post("/api/v1/first-administrator", claim(token, "a@example.org"))
                        .status())
                .isEqualTo(201);
        assertThat(file).doesNotExist();
        assertThat(anyone().post("/api/v1/first-administrator", claim(token, "b@example.org"))
                        .code())
                .isEqualTo("accounts.first-token");

        var signedIn = anyone().post(
                        "/api/v1/session", Map.of("email", "a@example.org", "password", "the first of the rope party"));
        assertThat(signedIn.json().path("secondFactor").asString()).isEqualTo("TO_ENROL");
    }

    private static Map<String, String> claim(String token, String email) {
        return Map.of(
                "token", token,
                "name", "Alix",
                "email", email,
                "password", "the first of the rope party",
                "organisation", "hub",
                "organisationName", "The hub");
    }
}
