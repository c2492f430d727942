package eu.arete.hub.hosting.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import eu.arete.hub.HubTest;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.hosting.BenchResult;
import eu.arete.hub.hosting.Work;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A stranger hands in what a host took; an administrator makes it again; and what others try. */
class BenchResultsTest extends HubTest {
    private static final String API = "/api/v1/hosting/results";

    @BeforeEach
    void another_minute() {
        clock.advance(Duration.ofMinutes(2));
    }

    @Test
    void a_result_handed_in_without_account_is_shown_as_a_claim_with_its_cost_until_it_is_made_again() {
        String text = ResultSamples.of("Ridge Hosting", 0.36, 2.0).text();
        var answer = anyone().post(API, text);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        String id = answer.json().path("id").asString();
        assertThat(anyone().post(API, text).json().path("id").asString()).isEqualTo(id);
        assertThat(anyone().get(API + "/" + id).text()).isEqualTo(text);
        // 0.36 EUR an hour × 2 s for 100,000 rows = 0.002 EUR a million.
        assertThat(answer.json().path("costs").path("intake").asDouble()).isCloseTo(0.002, within(1e-9));

        var page = anyone().page("/hosting/results");
        assertThat(page.text()).contains("Ridge Hosting", "Claimed", "0.00200 EUR", "What this does not say");
        assertThat(anyone().page("/hosting/results?work=object-store").text())
                .contains("Not measured: no object store was given");
        assertThat(anyone().speaking("fr").page("/hosting/results?work=log").text())
                .contains("Ridge Hosting", "Affirmé", "Ce que cela ne dit pas");

        var mark = Map.of("state", "REPRODUCED", "remark", "Made again on another account, within 4 %.");
        assertThat(anyone().post(API + "/" + id + "/state", mark).status()).isEqualTo(401);
        assertThat(as(Role.PARTNER).post(API + "/" + id + "/state", mark).status())
                .isEqualTo(403);
        assertThat(as(Role.ADMINISTRATOR).post(API + "/" + id + "/state", mark).status())
                .isEqualTo(200);
        assertThat(anyone().page("/hosting/results").text()).contains("Made again", "within 4 %");

        var withdrawn = Map.of("state", "WITHDRAWN", "remark", "Its author asked for it.");
        assertThat(as(Role.ADMINISTRATOR)
                        .post(API + "/" + id + "/state", withdrawn)
                        .status())
                .isEqualTo(200);
        assertThat(anyone().page("/hosting/results").text()).doesNotContain("Ridge Hosting");
        assertThat(anyone().get(API + "/" + id).code()).isEqualTo("hosting.no-such-result");
    }

    @Test
    @Tag("attack")
    void what_is_no_result_or_holds_an_address_or_a_script_is_refused_or_shown_as_text() {
        String good = ResultSamples.of("Fair", 1, 1).text();
        for (String bad : new String[] {
            "",
            "[]",
            "{}",
            good.replace("arete-bench-result/1", "arete-bench-result/2"),
            good.replace("\"Fair\"", "\"someone@example.org\""),
            good.replace("\"Fair\"", "\"" + "x".repeat(500) + "\""),
            good.replace("\"Fair\"", "\"two\\nlines\""),
            good.replace("\"Fair\"", "\"\\u202eesrever\""),
            good.replace("\"Fair\"", "null"),
            good.replace("\"cores\" : 2", "\"cores\" : -1"),
            good.replace("\"seconds\" : [ 1.0", "\"seconds\" : [ -1.0"),
            good.replace("\"seconds\" : [ 1.0", "\"seconds\" : [ \"NaN\""),
            good.replace("\"intake\"", "\"mining\""),
            good.replace("\"EUR\"", "\"euros\""),
            good + "x".repeat(BenchResult.LONGEST),
        }) {
            another_minute();
            var answer = anyone().post(API, bad);
            assertThat(answer.status())
                    .as(bad.length() > 300 ? answer.text() : bad)
                    .isEqualTo(422);
            assertThat(answer.code()).isEqualTo("hosting.not-a-result");
        }
        assertThat(anyone().post(
                                API,
                                ResultSamples.of("<script>alert(1)</script>", 1, 1)
                                        .text())
                        .status())
                .isEqualTo(201);
        assertThat(anyone().page("/hosting/results").text())
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;");
    }

    @Test
    @Tag("attack")
    void a_flood_is_stopped_at_the_door() {
        assertThat(IntStream.range(0, 8)
                        .map(n -> anyone().post(
                                        API,
                                        ResultSamples.of("Flood " + n, 1, 1).text())
                                .status())
                        .boxed()
                        .toList())
                .endsWith(429, 429);
    }

    @Test
    void prices_of_every_unit_come_down_to_an_hour_and_a_result_without_price_has_no_cost() {
        assertThat(ResultSamples.line("month", 7.3).perHour()).isCloseTo(0.01, within(1e-12));
        assertThat(ResultSamples.line("once", 3 * 8760).perHour()).isCloseTo(1, within(1e-12));
        BenchResult free = ResultSamples.unpriced("Nobody");
        assertThat(free.cost(Work.INTAKE)).isEmpty();
        assertThat(BenchResult.parse(free.text())).isEqualTo(free);
        assertThatThrownBy(() -> BenchResult.parse("nothing")).isInstanceOf(BenchResult.NotAResult.class);
    }
}
