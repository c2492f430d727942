package eu.arete.hub.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Drawn chances held against chances worked out by hand. */
class ChancesTest {

    /**
     * Alpha answers 3 everywhere and costs twice as much as Beta, which answers 2 everywhere; Gamma is below the floor. With weight w on the criteria
     * Alpha is first when w·(1 − 2/3) > (1 − w)·(1 − 1/2), that is when w > 0.6. Where every w is alike, that is four worlds in ten; where Alpha is first
     * the mean of w is 0.8.
     */
    @Test
    void two_offers_share_the_first_rank_as_the_weights_say() {
        Map<String, String> files = Dossiers.tiny();
        files.put("comparison.json", files.get("comparison.json").replace("\"draws\": 1000", "\"draws\": 200000"));
        files.put(
                "answers.csv",
                files.get("answers.csv")
                        .replaceAll("(?m)^a,(.*),2,documented", "a,$1,3,documented")
                        .replaceAll("(?m)^c,(.*),2,documented", "c,$1,0,documented"));
        files.put("prices.csv", files.get("prices.csv").replace(",10,open", ",24,open"));
        Results.Acceptability any =
                Dossiers.run(files).results().readings().get(0).acceptability().get(1);
        assertThat(any.weights()).isEqualTo("any");
        assertThat(any.offers().get(0).ranks().get(0)).isCloseTo(0.4, within(0.005));
        assertThat(any.offers().get(1).ranks().get(0)).isCloseTo(0.6, within(0.005));
        assertThat(any.offers().get(2).out()).isEqualTo(1);
        assertThat(any.offers().get(0).central().get(2))
                .as("weight of the price")
                .isCloseTo(0.2, within(0.005));
        assertThat(any.offers().get(0).central().get(0)).isCloseTo(0.4, within(0.005));
        assertThat(any.offers().get(0).confidence()).hasValue(1.0);
        assertThat(any.offers().get(2).confidence()).isEmpty();
    }

    /** One answer of Alpha may be 0 to 3 alike; 0 is below the floor, 1 leaves it behind Beta, 2 makes them equal but for the price, 3 puts it ahead. */
    @Test
    void an_answer_that_is_withheld_is_drawn_among_all_it_may_be() {
        Map<String, String> files = Dossiers.tiny();
        files.put(
                "comparison.json",
                files.get("comparison.json")
                        .replace("\"draws\": 1000", "\"draws\": 200000")
                        .replace("\"share\": 0.5, \"floor\"", "\"share\": 0.9, \"floor\"")
                        .replace("\"share\": 0.5, \"formula\"", "\"share\": 0.1, \"formula\""));
        files.put(
                "answers.csv",
                files.get("answers.csv").replace("a,tiny,1,G1.1,2,documented,open", "a,tiny,1,G1.1,,documented,shut"));
        files.put("prices.csv", files.get("prices.csv").replace("a,Use,run,month,1,10", "a,Use,run,month,1,13"));
        Results.Chances alpha = Dossiers.run(files)
                .results()
                .readings()
                .get(0)
                .acceptability()
                .get(0)
                .offers()
                .get(0);
        assertThat(alpha.out()).isCloseTo(0.25, within(0.005));
        assertThat(alpha.ranks().get(0)).isCloseTo(0.25, within(0.005));
    }
}
