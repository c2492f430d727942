package eu.arete.hub.site;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.HubTest;
import org.junit.jupiter.api.Test;

class OpenApiTest extends HubTest {
    @Test
    void the_interface_describes_itself_to_anyone() {
        var answer = anyone().get("/api/v1/openapi.json");
        assertThat(answer.status()).isEqualTo(200);
        var paths = answer.json().path("paths");
        assertThat(paths.has("/api/v1/session")).isTrue();
        for (String path : paths.propertyNames()) {
            assertThat(path).startsWith("/api/v1/");
        }
        assertThat(answer.text()).contains("bearer").doesNotContain("\"actor\"");
    }

    @Test
    void nothing_but_health_is_told_of_the_machine() {
        assertThat(anyone().get("/actuator/health").text()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(anyone().page("/actuator").status()).isNotEqualTo(200);
        assertThat(anyone().page("/actuator/env").status()).isNotEqualTo(200);
        assertThat(as().page("/actuator/env").status()).isEqualTo(404);
    }

    @Test
    void robots_and_icons_have_their_answers() {
        assertThat(anyone().get("/robots.txt").text()).startsWith("User-agent: *");
        assertThat(anyone().page("/favicon.ico").location()).isEqualTo("/site/arete.svg");
        assertThat(anyone().page("/site/arete.css").headers().firstValue("Cache-Control"))
                .contains("max-age=600, public");
    }
}
