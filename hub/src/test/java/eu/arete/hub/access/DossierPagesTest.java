package eu.arete.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DossierPagesTest extends DossierTest {

    @Test
    void an_applicant_fills_the_form_page_by_page_and_sends_it() {
        Visitor applicant = as(Role.APPLICANT);
        String form = applicant
                .form("/dossiers", "/dossiers", Map.of("procedure", "fr-standard"))
                .location();
        String dossier = form.substring(form.indexOf("/dossiers/"), form.indexOf("/application"));

        fill(
                applicant,
                dossier,
                "project",
                Map.of(
                        "title",
                        "Diabetes & care",
                        "summary",
                        "Who is tested?",
                        "publicInterest",
                        "Fewer complications."));
        fill(applicant, dossier, "purposes", Map.of("purpose", "RESEARCH"));
        fill(applicant, dossier, "data", Map.of("variable", "dcir/IR_BEN_R/BEN_SEX_COD"));
        fill(
                applicant,
                dossier,
                "population",
                Map.of(
                        "on",
                        "dcir/IR_IMB_R/MED_MTF_COD",
                        "test",
                        "STARTS_WITH",
                        "values",
                        "E11 E12",
                        "careFrom",
                        "2023-01-01",
                        "careTo",
                        "2023-12-31"));
        fill(
                applicant,
                dossier,
                "people",
                Map.of("namedUsers", applicant.person().email(), "durationMonths", "12"));
        String last = fill(
                applicant,
                dossier,
                "safeguards",
                Map.of("safeguards", "Workspace.", "funding", "Public.", "interests", "None."));

        assertThat(last).endsWith("/application/review");
        assertThat(read(applicant, last)).contains("Nothing is missing", "Submit the dossier");
        applicant.form(path(last), dossier + "/submit", Map.of("version", version(dossier)));
        assertThat(read(applicant, dossier))
                .contains("Diabetes &amp; care", "the one-stop shop", "completeness check", "E11, E12");
    }

    @Test
    void what_was_typed_is_kept_with_the_fault_beside_its_field() {
        Visitor applicant = as(Role.APPLICANT);
        String dossier = "/dossiers/" + opened(applicant).get("id").asString();
        Map<String, String> typed = new LinkedHashMap<>(Map.of("careFrom", "soon", "careTo", "2023-12-31"));
        typed.put("version", version(dossier));
        typed.put("stay", "true");
        String back = applicant
                .form(dossier + "/application/population", dossier + "/application/population", typed)
                .location();
        assertThat(read(applicant, back))
                .contains("value=\"soon\"", "“soon” is not a date", "aria-describedby=\"careFrom-fault\"");
    }

    @Test
    void every_page_is_whole_in_both_languages_for_each_part_at_each_step() {
        Visitor applicant = as(Role.APPLICANT);
        Visitor officer = as(Role.OFFICER);
        Visitor committee = as(Role.COMMITTEE);
        Visitor authority = as(Role.AUTHORITY);
        JsonNode dossier = submitted(applicant);
        String page = "/dossiers/" + dossier.get("id").asString();
        List<Visitor> all = List.of(applicant, officer, committee, authority);

        assertThat(read(officer, "/inbox")).contains(dossier.get("number").asString());
        assertThat(read(officer, page)).contains("Declare the dossier complete");
        whole(all, page);
        give(officer, dossier, "request-information", Map.of("reasons", "More.", "fields", List.of("safeguards")));
        whole(all, page);
        whole(List.of(applicant), page + "/application/review");
        for (String section : List.of("project", "purposes", "data", "population", "people", "safeguards")) {
            whole(List.of(applicant), page + "/application/" + section);
        }
        give(applicant, dossier, "answer", NOTHING);
        give(officer, dossier, "declare-complete", Map.of("outcome", "ORDINARY"));
        whole(all, page);
        give(
                committee,
                dossier,
                "give-opinion",
                Map.of(
                        "outcome",
                        "FAVOURABLE_WITH_RECOMMENDATIONS",
                        "reasons",
                        "Sound.",
                        "recommendations",
                        "Publish the code."));
        whole(all, page);
        give(
                authority,
                dossier,
                "decide",
                Map.of("outcome", "GRANT", "reasons", "Useful.", "conditions", List.of("Publish.")));
        whole(all, page);
        String permit = "/permits/"
                + applicant.get("/api/v1" + page).json().get("permit").asString();
        whole(all, permit);
        applicant.form(permit, permit + "/accept-conditions", Map.of());
        applicant.form(permit, permit + "/accept-terms", Map.of());
        assertThat(read(applicant, permit)).contains("In force", "terms accepted");
        authority.form(permit, permit + "/revoke", Map.of("reasons", "Condition not kept."));
        whole(all, permit);
        whole(all, "/permits");
        whole(all, "/dossiers");
        whole(all, "/inbox");
        whole(List.of(anyone()), "/register");
        whole(List.of(anyone()), "/register/" + dossier.get("number").asString());
        assertThat(read(anyone(), "/register")).contains("Median days", "<svg");
    }

    @Test
    void an_application_page_is_for_its_applicant_alone() {
        String dossier = "/dossiers/" + opened(as(Role.APPLICANT)).get("id").asString();
        assertThat(as(Role.APPLICANT).page(dossier + "/application/project").status())
                .isEqualTo(404);
    }

    private String fill(Visitor applicant, String dossier, String section, Map<String, String> fields) {
        String page = dossier + "/application/" + section;
        Map<String, String> typed = new LinkedHashMap<>(fields);
        typed.put("version", version(dossier));
        return applicant.form(page, page, typed).location();
    }

    private String version(String dossier) {
        return jdbc.sql("select version from access.dossier where id = cast(:id as uuid)")
                .param("id", dossier.substring("/dossiers/".length()))
                .query(String.class)
                .single();
    }

    private static void whole(List<Visitor> visitors, String path) {
        for (Visitor visitor : visitors) {
            for (String language : List.of("en", "fr")) {
                Visitor.Answer answer = visitor.speaking(language).page(path);
                assertThat(answer.status()).as(path).isEqualTo(200);
                assertThat(answer.text())
                        .as(path)
                        .contains("lang=\"" + language + "\"")
                        .doesNotContain("??");
                assertThat(answer.text()).endsWith("</html>\n");
            }
            visitor.speaking("en");
        }
    }

    private static String read(Visitor visitor, String location) {
        String path = path(location);
        Visitor.Answer answer = visitor.page(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.text();
    }

    private static String path(String location) {
        return location.replaceFirst("^http://[^/]+", "");
    }
}
