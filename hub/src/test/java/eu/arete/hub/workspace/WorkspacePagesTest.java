package eu.arete.hub.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.Visitor;
import eu.arete.hub.access.Permit;
import eu.arete.hub.accounts.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkspacePagesTest extends WorkspaceTest {

    @Test
    void a_person_without_scripts_runs_a_query_reads_the_table_and_sees_it_drawn() {
        deliver();
        Visitor user = as(Role.APPLICANT);
        Permit permit = grant(user);
        awaitExtract(user, permit);
        assertThat(user.page("/workspaces").text()).contains(permit.number()).contains("Extract ready");

        String page = "/workspaces/" + permit.number();
        assertThat(user.page(page).text())
                .contains("PEOPLE")
                .contains("60 rows")
                .contains("One query runs at a time, for 60 seconds");
        Visitor.Answer sent = user.form(page, page + "/queries", Map.of("sql", BY_SEX));
        assertThat(sent.status()).as(sent.text()).isEqualTo(302);
        String query = sent.location().replaceFirst("^https?://[^/]+", "");
        String shown = user.page(query).text();
        assertThat(shown)
                .contains("<svg")
                .contains("persons by SEX")
                .contains("<td class=\"number\">15</td>")
                .contains("action=\"/outputs/preview\"");
        assertThat(user.page(page).text()).contains(query);
        assertThat(user.speaking("fr").page(query).text()).contains("Demander à sortir cette table");
        user.speaking("en");
    }

    @Test
    void what_was_typed_stays_beside_what_is_wrong_with_it() {
        deliver();
        Visitor user = as(Role.APPLICANT);
        Permit permit = grant(user);
        awaitExtract(user, permit);
        String page = "/workspaces/" + permit.number();
        Visitor.Answer wrong = user.form(page, page + "/queries", Map.of("sql", "SELECT * FROM nothing_here"));
        String shown =
                user.page(wrong.location().replaceFirst("^https?://[^/]+", "")).text();
        assertThat(shown)
                .contains("There is no table “nothing_here”")
                .contains("SELECT * FROM nothing_here</textarea>");
        assertThat(user.form(page, page + "/queries", Map.of("sql", " ")).text())
                .contains("There is no query");
        assertThat(as(Role.REVIEWER).page(page).status()).isEqualTo(403);
    }
}
