package eu.arete.hub.deposits;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.HubTest;
import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.catalogue.Descriptors;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DepositPagesTest extends HubTest {
    private static final String FILE =
            "NUM;PERSON;DAY;ICD\n" + "1;;02/03/2023;E11\n2;;02/03/2023;E12\n3;;31/02/2023;E12\n";

    @Test
    void a_partner_delivers_by_form_without_any_script() {
        Visitor partner = as("anap", Role.PARTNER);
        partner.post("/api/v1/datasets", Descriptors.acts("page-form", "anap"));
        assertThat(partner.page("/deposits").text()).contains("/deposits/new");

        Visitor.Answer sent = upload(partner, "page-form", "ACTS.2023-01.csv", FILE);
        assertThat(sent.status()).isIn(302, 303);
        String path = sent.location().replaceFirst("^https?://[^/]+", "");
        new Partner(partner, "page-form").await(path.substring(path.lastIndexOf('/') + 1));
        assertThat(partner.page(path).text())
                .contains("accepted, some rows rejected", "value.type", "31/02/2023")
                .doesNotContain("??");
        assertThat(partner.speaking("fr").page(path).text())
                .contains("Rapport de livraison")
                .doesNotContain("??");
        assertThat(partner.page(path + "/rejects.csv").text()).contains("ACTS.2023-01.csv;4;DAY;value.type");
        assertThat(partner.page("/deposits").text()).contains(path);
    }

    @Test
    void a_file_of_no_table_is_refused_on_the_form_itself() {
        Visitor partner = as("anap", Role.PARTNER);
        partner.post("/api/v1/datasets", Descriptors.acts("page-refused", "anap"));
        Visitor.Answer refused = upload(partner, "page-refused", "WHAT.csv", FILE);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("role=\"alert\"", "WHAT.csv belongs to no table");
    }

    @Test
    void the_catalogue_shows_tables_variables_and_quality_to_anyone() {
        Visitor partner = as("anap", Role.PARTNER);
        partner.post("/api/v1/datasets", Descriptors.acts("page-catalogue", "anap"));
        StringBuilder rows = new StringBuilder("NUM;PERSON;DAY;ICD\n");
        for (int i = 1; i <= 40; i++) {
            rows.append(i)
                    .append(";;02/03/2023;")
                    .append(i % 10 == 0 ? "bad" : "E11")
                    .append('\n');
        }
        new Partner(partner, "page-catalogue").deliver(Map.of("ACTS.2023-03.csv", rows.toString()));

        assertThat(anyone().page("/catalogue").text())
                .contains("/catalogue/page-catalogue")
                .doesNotContain("??");
        assertThat(anyone().page("/catalogue?q=diagnos").text()).contains("/catalogue/page-catalogue/ACTS#ICD");
        assertThat(anyone().page("/catalogue/page-catalogue").text())
                .contains("<rect", "2023-03", "10%")
                .doesNotContain("??");
        assertThat(anyone().speaking("fr")
                        .page("/catalogue/page-catalogue/ACTS")
                        .text())
                .contains("Diagnostic", "CIM-10", "une personne, par un pseudonyme")
                .doesNotContain("??");
        Visitor.Answer turtle = anyone().page("/catalogue.ttl");
        assertThat(turtle.headers().firstValue("Content-Type").orElse("")).startsWith("text/turtle");
        assertThat(turtle.text()).contains("/catalogue/page-catalogue> a dcat:Dataset", "\"Actes de soins\"@fr");
        assertThat(anyone().page("/catalogue/nothing").status()).isEqualTo(404);
        assertThat(anyone().page("/catalogue?q=%3Cscript%3E").text()).doesNotContain("<script>");
    }

    private Visitor.Answer upload(Visitor partner, String dataset, String name, String text) {
        Matcher csrf = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"")
                .matcher(partner.page("/deposits/new").text());
        assertThat(csrf.find()).isTrue();
        String body = part("_csrf", "", csrf.group(1)) + part("dataset", "", dataset)
                + part("files", "; filename=\"" + name + "\"", text) + "--cut--\r\n";
        return partner.browse(partner.request("/deposits")
                .header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String part(String name, String more, String value) {
        return "--cut\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n" + value + "\r\n";
    }
}
