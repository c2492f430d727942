package eu.arete.hub.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.HubTest;
import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import org.junit.jupiter.api.Test;

class CatalogueTest extends HubTest {
    @Test
    void a_partner_describes_its_dataset_and_anyone_reads_it() {
        Visitor partner = as("anap", Role.PARTNER);
        assertThat(partner.post("/api/v1/datasets", Descriptors.acts("acts-a", "anap"))
                        .status())
                .isEqualTo(201);
        assertThat(partner.post("/api/v1/datasets", Descriptors.acts("acts-a", "anap"))
                        .status())
                .isEqualTo(200);

        var dataset = anyone().get("/api/v1/datasets/acts-a").json();
        assertThat(dataset.path("titles").path("fr").asString()).isEqualTo("Actes de soins");
        assertThat(dataset.path("version").asInt()).isEqualTo(1);
        assertThat(dataset.path("rows").asString()).isEqualTo("<11");
        var table = anyone().get("/api/v1/datasets/acts-a/tables/ACTS").json();
        assertThat(table.path("variables").get(1).path("role").asString()).isEqualTo("identifier");
    }

    @Test
    void a_partner_does_not_describe_for_another_and_an_applicant_for_nobody() {
        Visitor other = as("other", Role.PARTNER);
        assertThat(other.post("/api/v1/datasets", Descriptors.acts("acts-b", "anap"))
                        .code())
                .isEqualTo("catalogue.not-your-dataset");
        assertThat(as(Role.APPLICANT)
                        .post("/api/v1/datasets", Descriptors.acts("acts-b", "anap"))
                        .status())
                .isEqualTo(403);
        assertThat(anyone().get("/api/v1/datasets/acts-b").status()).isEqualTo(404);
    }

    @Test
    void a_descriptor_with_errors_is_refused_with_each_place() {
        Visitor partner = as("anap", Role.PARTNER);
        var refused = partner.post(
                "/api/v1/datasets",
                Descriptors.acts("acts-c", "anap")
                        .replace("\"integer\"", "\"whole\"")
                        .replace("%d/%m", "%d/%q"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("catalogue.descriptor");
        assertThat(refused.json().path("places").size()).isGreaterThanOrEqualTo(2);
    }
}
