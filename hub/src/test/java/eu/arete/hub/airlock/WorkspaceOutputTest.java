package eu.arete.hub.airlock;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.Visitor;
import eu.arete.hub.access.Permit;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.workspace.WorkspaceTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The airlock on a real extract, computed by a real worker. */
class WorkspaceOutputTest extends WorkspaceTest {

    @BeforeEach
    void fill() {
        deliver();
    }

    @Test
    @Tag("attack")
    void a_table_of_the_extract_leaves_and_what_hides_a_person_does_not() {
        Visitor user = as(Role.APPLICANT);
        Permit permit = grant(user);
        awaitExtract(user, permit);
        Visitor.Answer asked = user.post("/api/v1/outputs", request(permit, BY_SEX));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        String path = "/api/v1/outputs/" + asked.json().path("id").asString();
        for (int i = 0; i < 2; i++) {
            as(Role.REVIEWER).post(path + "/reviews", Map.of("verdict", "approve", "reasons", "safe"));
        }
        assertThat(user.get(path + "/file").text()).isEqualTo("sex,persons\r\n1,15\r\n2,15\r\n");

        for (String sql : List.of(
                "SELECT NUM, count(*) FROM ACTS GROUP BY NUM",
                "SELECT DAY, count(DISTINCT p.PERSON) FROM ACTS a JOIN PEOPLE p USING (PERSON) WHERE NUM < 20 GROUP BY DAY")) {
            assertThat(user.post("/api/v1/outputs", request(permit, sql)).code())
                    .isEqualTo("airlock.nothing-left");
        }
        assertThat(user.post("/api/v1/outputs", request(permit, "SELECT ICD, count(*) FROM ACTS GROUP BY ICD"))
                        .code())
                .as("a column of the table that the permit does not grant")
                .isEqualTo("airlock.sql-column");
        assertThat(as(Role.APPLICANT)
                        .post("/api/v1/outputs", request(permit, BY_SEX))
                        .code())
                .isEqualTo("airlock.not-named");

        revoke(permit);
        assertThat(user.post("/api/v1/outputs", request(permit, BY_SEX)).code()).isEqualTo("airlock.permit-closed");
    }

    private static Map<String, Object> request(Permit permit, String sql) {
        return Map.of("permit", permit.number(), "title", "t", "what", "w", "why", "y", "sql", sql);
    }
}
