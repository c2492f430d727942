package eu.arete.hub.hosting.gate;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.catalogue.Descriptors;
import eu.arete.hub.deposits.Partner;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Real data and the gate, through the API, with time moved by the test. */
class GateStoryTest extends GateTest {
    private static final String ROWS = "NUM;PERSON;DAY;ICD\n"
            + "1;0123456789abcdef0123456789abcdef;02/03/2023;E11\n2;0123456789abcdef0123456789abcdee;02/03/2023;E11\n";

    private Partner partner(String dataset, String descriptor) {
        Visitor visitor = as("anap", Role.PARTNER);
        assertThat(visitor.post("/api/v1/datasets", descriptor).status()).isIn(200, 201);
        return new Partner(visitor, dataset);
    }

    private static String said(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }

    /** Days later: the partner signs in anew. */
    private Partner again(String dataset) {
        return new Partner(as("anap", Role.PARTNER), dataset);
    }

    @Test
    void a_certificate_that_ends_closes_deposits_of_real_data_and_its_renewal_opens_them() {
        LocalDate end = today().plusDays(3);
        open(end);
        Partner partner = partner("gate-real", Descriptors.real("gate-real", "anap"));
        JsonNode accepted = partner.deliver(Map.of("ACTS.2023-01.csv", ROWS));
        assertThat(accepted.path("state").asString()).isEqualTo("ACCEPTED");
        assertThat(accepted.path("nature").asString()).isEqualTo("REAL");
        String standing = accepted.path("id").asString();
        assertThat(state("R2")).isEqualTo("WARNING");

        clock.advance(Duration.ofDays(4));
        partner = again("gate-real");
        var refused = partner.announce(Map.of("ACTS.2023-02.csv", ROWS.replace("E11", "E12")));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("hosting.gate-closed");
        assertThat(refused.json().path("title").asString()).contains("R2", "certified for health data");
        assertThat(refused.json().path("detail").asString())
                .contains("HDS", "Alpine SAS", "ended on", "Evidence: file", "L.1111-8");
        assertThat(refused.json().path("remedy").asString()).contains("renewed certificate");
        assertThat(refused.json().path("places").toString()).contains("gate.R2");
        assertThat(new Partner(as("anap", Role.PARTNER), "gate-real")
                        .get(standing)
                        .path("state")
                        .asString())
                .isEqualTo("ACCEPTED");
        // Nothing of what was accepted is gone.
        assertThat(anyone().get("/api/v1/datasets/gate-real")
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(2);

        assertThat(anyone().page("/hosting/gate").text())
                .contains(
                        "The gate is closed",
                        "R2",
                        "HDS",
                        "ended on " + said(end, Locale.UK),
                        "How to mend it",
                        "not met");
        assertThat(anyone().speaking("fr").page("/hosting/gate").text())
                .contains("La barrière est fermée", "a pris fin le " + said(end, Locale.FRANCE));

        open(today().plusYears(1));
        assertThat(partner.deliver(Map.of("ACTS.2023-02.csv", ROWS.replace("E11", "E12")))
                        .path("state")
                        .asString())
                .isEqualTo("ACCEPTED");
    }

    @Test
    void what_was_received_waits_for_the_gate_and_goes_on_when_it_opens() {
        open(today().plusYears(1));
        Partner partner = partner("gate-waits", Descriptors.real("gate-waits", "anap"));
        String half = begun(partner, "ACTS.2023-01.csv", ROWS);
        String whole = begun(partner, "ACTS.2023-02.csv", ROWS.replace("E11", "E12"));
        close();
        // As a hub that was stopped between the last file and the checks would find it.
        jdbc.sql("update deposits.deposit set state = 'QUEUED' where id = :id::uuid")
                .param("id", whole)
                .update();
        jdbc.sql("insert into deposits.job (deposit, not_before) values (:id::uuid, :now)")
                .param("id", whole)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        partner = again("gate-waits");
        assertThat(partner.complete(half).code()).isEqualTo("hosting.gate-closed");
        LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
        assertThat(partner.get(whole).path("state").asString()).isEqualTo("QUEUED");
        assertThat(partner.get(half).path("files").get(0).path("received").asBoolean())
                .isTrue();
        assertThat(as("anap", Role.PARTNER).page("/deposits/" + whole).text())
                .contains("the hosting gate is closed: the deposit waits, nothing of it is lost");

        open(today().plusYears(1));
        assertThat(partner.await(whole).path("state").asString()).isEqualTo("ACCEPTED");
        assertThat(partner.complete(half).status()).isIn(200, 202);
        assertThat(partner.await(half).path("state").asString()).isEqualTo("ACCEPTED");
    }

    private static String begun(Partner partner, String name, String rows) {
        String id = partner.announce(Map.of(name, rows)).json().path("id").asString();
        assertThat(partner.send(id, name, rows).status()).isEqualTo(200);
        return id;
    }

    @Test
    void synthetic_data_pass_a_closed_gate_and_the_catalogue_says_what_they_are() {
        close();
        Partner partner = partner("gate-synthetic", Descriptors.acts("gate-synthetic", "anap"));
        assertThat(partner.deliver(Map.of("ACTS.csv", ROWS)).path("state").asString())
                .isEqualTo("ACCEPTED");
        assertThat(anyone().get("/api/v1/datasets/gate-synthetic")
                        .json()
                        .path("nature")
                        .asString())
                .isEqualTo("SYNTHETIC");
        assertThat(anyone().page("/catalogue/gate-synthetic").text()).contains("synthetic: nobody real");
        assertThat(anyone().get("/catalogue.ttl").text()).contains("\"synthetic\"@en");
    }

    @Test
    @Tag("attack")
    void a_partner_cannot_pass_real_data_for_invented_ones_after_the_fact() {
        open(today().plusYears(1));
        Partner partner = partner("gate-relabel", Descriptors.real("gate-relabel", "anap"));
        String id = begun(partner, "ACTS.csv", ROWS);
        String untouched = partner.announce(Map.of("ACTS.b.csv", ROWS.replace("E11", "E13")))
                .json()
                .path("id")
                .asString();
        close();
        // Nothing was accepted yet: the description may change, the deposits of before stay what they were.
        partner = partner("gate-relabel", Descriptors.acts("gate-relabel", "anap"));
        assertThat(partner.complete(id).code()).isEqualTo("hosting.gate-closed");
        assertThat(partner.send(untouched, "ACTS.b.csv", ROWS.replace("E11", "E13"))
                        .code())
                .isEqualTo("hosting.gate-closed");
        assertThat(partner.announce(Map.of("ACTS.csv", ROWS))
                        .json()
                        .path("nature")
                        .asString())
                .isEqualTo("REAL");
        assertThat(partner.deliver(Map.of("ACTS.c.csv", ROWS.replace("E11", "E14")))
                        .path("state")
                        .asString())
                .isEqualTo("ACCEPTED");
        // Nor do they slip in among the invented ones when the gate opens again.
        open(today().plusYears(1));
        assertThat(partner.complete(id).status()).isIn(200, 202);
        JsonNode late = partner.await(id);
        assertThat(late.path("state").asString()).isEqualTo("REFUSED");
        assertThat(late.path("refusal").path("code").asString()).isEqualTo("dataset.nature-changed");
        // And once data are there, it changes neither way.
        var real = as("anap", Role.PARTNER).post("/api/v1/datasets", Descriptors.real("gate-relabel", "anap"));
        assertThat(real.status()).isEqualTo(409);
        assertThat(real.code()).isEqualTo("catalogue.nature-changed");
        var typo = as("anap", Role.PARTNER)
                .post(
                        "/api/v1/datasets",
                        Descriptors.acts("gate-typo", "anap").replace("\"synthetic\"", "\"Synthetic\""));
        assertThat(typo.code()).isEqualTo("catalogue.descriptor");
    }

    @Test
    @Tag("attack")
    void no_order_of_calls_brings_real_data_past_a_closed_gate() {
        close();
        Partner partner = partner("gate-order", Descriptors.real("gate-order", "anap"));
        assertThat(partner.announce(Map.of("ACTS.csv", ROWS)).code()).isEqualTo("hosting.gate-closed");
        assertThat(partner.announce(Map.of()).code()).isEqualTo("hosting.gate-closed");
        assertThat(partner.send("00000000-0000-0000-0000-000000000001", "ACTS.csv", ROWS)
                        .status())
                .isEqualTo(404);
        assertThat(as("anap", Role.PARTNER, Role.ADMINISTRATOR, Role.AUTHORITY)
                        .post("/api/v1/datasets/gate-order/deposits", Map.of("files", List.of()))
                        .code())
                .isEqualTo("hosting.gate-closed");
        assertThat(jdbc.sql("select count(*) from deposits.deposit where dataset = 'gate-order'")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
