package eu.arete.hub.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.Visitor;
import eu.arete.hub.access.Permit;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.publiclog.Field;
import eu.arete.hub.publiclog.PublicLog;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class WorkspaceApiTest extends WorkspaceTest {

    @Autowired
    private PublicLog log;

    private Visitor user;

    @BeforeEach
    void data() {
        deliver();
        user = as(Role.APPLICANT);
    }

    @Test
    void a_named_user_queries_the_extract_of_their_permit() {
        Permit permit = grant(user);
        JsonNode extract = awaitExtract(user, permit);
        assertThat(extract.path("persons").asLong()).isEqualTo(30);
        assertThat(extract.path("tables").get(1).path("rows").asLong()).isEqualTo(60);
        assertThat(extract.path("manifest")
                        .path("withheld")
                        .get(0)
                        .path("count")
                        .asString())
                .isEqualTo("<11");

        JsonNode workspace = user.get(path(permit)).json();
        assertThat(workspace.path("tables").get(0).path("name").asString()).isEqualTo("PEOPLE");
        assertThat(workspace
                        .path("tables")
                        .get(1)
                        .path("columns")
                        .get(2)
                        .path("type")
                        .asString())
                .isEqualTo("DATE");

        JsonNode query = run(user, permit, BY_SEX);
        assertThat(query.path("state").asString()).as(query.toString()).isEqualTo("DONE");
        JsonNode result = result(user, permit, query);
        assertThat(result.path("columns").get(1).path("name").asString()).isEqualTo("persons");
        assertThat(result.path("rows").toString()).isEqualTo("[[1,15],[2,15]]");
        JsonNode atOnce = user.post(path(permit) + "/queries?wait=30", Map.of("sql", BY_SEX))
                .json();
        assertThat(atOnce.path("rows").toString()).isEqualTo("[[1,15],[2,15]]");
        assertThat(user.get(path(permit) + "/queries").json().get(0).path("sql").asString())
                .isEqualTo(BY_SEX);
    }

    @Test
    void an_extract_is_told_by_the_log_with_the_hash_of_its_manifest_and_no_query_ever() {
        Permit permit = grant(user);
        String hash = awaitExtract(user, permit).path("manifestSha256").asString();
        run(user, permit, BY_SEX);
        for (int i = 0; i < 100 && log.about(Field.PERMIT, permit.number()).isEmpty(); i++) {
            LockSupport.parkNanos(100_000_000);
        }
        assertThat(log.about(Field.PERMIT, permit.number()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.json())
                        .contains("extract.made")
                        .contains(hash)
                        .doesNotContain("SELECT"));
    }

    @Test
    void a_wrong_query_is_answered_with_what_is_wrong_and_where() {
        Permit permit = grant(user);
        awaitExtract(user, permit);
        JsonNode query = run(user, permit, "SELECT *\nFROM read_text('/etc/passwd')");
        assertThat(query.path("state").asString()).isEqualTo("REFUSED");
        assertThat(query.path("refusal").path("code").asString()).isEqualTo("workspace.query.function-not-allowed");
        assertThat(query.path("refusal").path("what").asString())
                .contains("read_text")
                .contains("line 2");
        JsonNode french = user.speaking("fr")
                .get(path(permit) + "/queries/" + query.path("id").asString())
                .json();
        assertThat(french.path("refusal").path("what").asString()).contains("n’est pas permise");
        user.speaking("en");
    }

    @Test
    void a_query_can_be_cancelled() {
        Permit permit = grant(user);
        awaitExtract(user, permit);
        String endless =
                "SELECT count(*) FROM ACTS a, ACTS b, ACTS c, ACTS d, ACTS e, ACTS f WHERE a.num + b.num + c.num + d.num + e.num < f.num";
        String id = submit(user, permit, endless).path("id").asString();
        String query = path(permit) + "/queries/" + id;
        for (int i = 0;
                i < 300 && !user.get(query).json().path("state").asString().equals("RUNNING");
                i++) {
            LockSupport.parkNanos(50_000_000);
        }
        // It runs in the worker a moment after it is said to.
        LockSupport.parkNanos(2_000_000_000L);
        user.post(query + "/cancel", "{}");
        for (int i = 0;
                i < 300 && user.get(query).json().path("state").asString().equals("RUNNING");
                i++) {
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(user.get(query).json().path("state").asString()).isEqualTo("CANCELLED");
        assertThat(run(user, permit, BY_SEX).path("state").asString()).isEqualTo("DONE");
    }

    @Test
    @Tag("attack")
    void nobody_else_comes_in_whatever_their_role() {
        Permit permit = grant(user);
        awaitExtract(user, permit);
        JsonNode query = run(user, permit, BY_SEX);
        String result = path(permit) + "/queries/" + query.path("id").asString() + "/result";
        Visitor other = as(Role.values());
        grant(other);
        for (String path : new String[] {path(permit), path(permit) + "/queries", result}) {
            assertThat(other.get(path).code()).isEqualTo("workspace.not-a-named-user");
            assertThat(anyone().get(path).status()).isEqualTo(401);
            assertThat(withoutSecondFactor(user.person()).get(path).code()).isEqualTo("accounts.second-factor");
        }
        assertThat(other.post(path(permit) + "/queries", Map.of("sql", "SELECT 1"))
                        .status())
                .isEqualTo(403);
        assertThat(other.get("/api/v1/extracts/" + permit.number()).status()).isIn(200, 403);
        assertThat(as(Role.APPLICANT).get("/api/v1/extracts/" + permit.number()).code())
                .isEqualTo("extraction.not-a-member");
    }

    @Test
    @Tag("attack")
    void a_colleague_of_the_same_permit_does_not_read_my_history() {
        Visitor colleague = as(Role.APPLICANT);
        Permit permit = grant(user, colleague);
        awaitExtract(user, permit);
        JsonNode query = run(user, permit, BY_SEX);
        assertThat(colleague.get(path(permit) + "/queries").json().size()).isZero();
        assertThat(colleague
                        .get(path(permit) + "/queries/" + query.path("id").asString())
                        .code())
                .isEqualTo("workspace.no-such-query");
    }

    @Test
    void a_revoked_permit_closes_the_workspace_in_the_middle_of_a_query_and_destroys_the_extract() {
        Permit permit = grant(user);
        awaitExtract(user, permit);
        run(user, permit, BY_SEX);
        assertThat(home.extracts().resolve(permit.id().toString())).isNotEmptyDirectory();
        submit(
                user,
                permit,
                "SELECT count(*) FROM ACTS a, ACTS b, ACTS c, ACTS d, ACTS e, ACTS f WHERE a.num + b.num + c.num + d.num + e.num < f.num");
        revoke(permit);
        assertThat(user.post(path(permit) + "/queries", Map.of("sql", "SELECT 1"))
                        .code())
                .isEqualTo("workspace.permit-ended");
        assertThat(home.extracts().resolve(permit.id().toString())).isEmptyDirectory();
        assertThat(home.keys().toFile().list())
                .noneMatch(name -> name.contains(permit.id().toString()));
    }
}
