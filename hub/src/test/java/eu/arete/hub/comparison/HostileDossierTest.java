package eu.arete.hub.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dossiers come from strangers: each fault is refused with its file and line, soon, and without a word of ours that could be theirs. */
class HostileDossierTest {

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            services.csv   | a,a,Cloud A,ea   | b,a,Cloud A,ea              | 3 | declared twice
            services.csv   | a,a,Cloud A,ea   | a,nobody,Cloud A,ea         | 2 | declared nowhere
            services.csv   | a,a,Cloud A,ea   | ../../etc,a,Cloud A,ea      | 2 | not an identifier
            services.csv   | a,a,Cloud A,ea   | a,a,Cloud A                 | 2 | 3 cells
            services.csv   | a,a,Cloud A,ea   | a,a,=HYPERLINK(x),ea        | 2 | formula
            services.csv   | a,a,Cloud A,ea   | a,a,@SUM(1),ea              | 2 | formula
            services.csv   | a,a,Cloud A,ea   | a,a,"Cloud A,ea             | 2 | does not end
            services.csv   | a,a,Cloud A,ea   | a,a,Cloud "A",ea            | 2 | quote
            services.csv   | id,provider      | provider,id                 | 1 | header
            entities.csv   | ea,Entity,FR     | ea,Entity,France            | 2 | not a country
            prices.csv     | month,1,10,open  | month,1,NaN,open            | 2 | not a number
            prices.csv     | month,1,10,open  | month,1,1e9,open            | 2 | not a number
            prices.csv     | month,1,10,open  | month,1,9999999999999,open  | 2 | not a number
            prices.csv     | month,1,10,open  | month,1,-3,open             | 2 | formula
            prices.csv     | month,1,10,open  | month,1,12..10,open         | 2 | above its end
            prices.csv     | month,1,10,open  | month,1,0,open              | 0 | no price above zero
            prices.csv     | 1,10,open        | 1,10,lost                   | 2 | declared nowhere
            answers.csv    | a,tiny,1,G1.1,2  | a,tiny,1,G1.1,9             | 2 | no answer
            answers.csv    | a,tiny,1,G1.1,2  | a,tiny,2,G1.1,2             | 2 | not compared
            answers.csv    | a,tiny,1,G1.1,2  | a,tiny,1,G9,2               | 2 | not in tiny@1
            answers.csv    | a,tiny,1,G1.1,2  | a,tiny,1,G1.2,2             | 3 | answered twice
            answers.csv    | 2,documented,open| 2,documented,               | 2 | more than claimed
            answers.csv    | 2,documented,open| 2,proved,open               | 2 | is none of
            evidence.csv   | ,,public,        | ,../../x,public,            | 2 | is a path
            evidence.csv   | ,Business secrecy| ,                           | 3 | not public
            evidence.csv   | 2025-01-01       | 2025-02-30                  | 2 | not a date
            evidence.csv   | 0000000000       | xyz0000000                  | 2 | not a SHA-256
            comparison.json| "draws": 1000    | "draws": 1e9                | 1 | exponent
            comparison.json| "draws": 1000    | "draws": 900000000          | 0 | draws
            comparison.json| "draws": 1000    | "draws": NaN                | 1 | NaN
            comparison.json| "months": 10     | "months": 10, "months": 11  | 1 | uplicate
            comparison.json| "months": 10     | "months": 10, "months2": 11 | 1 | months2
            comparison.json| "name": "tiny"   | "name": "../tiny"           | 0 | name
            comparison.json| "share": 0.5, "formula" | "share": 0.6, "formula" | 0 | sum to
            comparison.json| "weights": "even"| "weights": "mine"           | 0 | no weights
            comparison.json| "version": "1"   | "version": "7"              | 0 | no criteria
            """)
    void a_fault_is_named_with_its_file_and_line(String file, String good, String bad, int line, String why) {
        Map<String, String> files = Dossiers.tiny();
        String before = files.get(file.strip());
        assertThat(before).contains(good);
        int at = before.indexOf(good);
        files.put(
                file.strip(),
                before.substring(0, at) + (bad == null ? "" : bad) + before.substring(at + good.length()));
        assertThatThrownBy(() -> Dossiers.run(files)).isInstanceOfSatisfying(DossierFault.class, fault -> {
            assertThat(fault.file()).isEqualTo(file.strip());
            assertThat(fault.getMessage()).contains(why);
            if (line > 0 && file.endsWith(".csv")) {
                assertThat(fault.line()).isEqualTo(line);
            }
        });
    }

    @Test
    @Timeout(20)
    void what_is_too_large_is_refused_before_it_is_worked_on() {
        refused("services.csv", text -> text + "x".repeat(5 << 20), "larger than 4 MiB");
        refused("services.csv", text -> text + "\"" + "y\n".repeat(500_000), "too long");
        refused("providers.csv", text -> text + "z,\n".repeat(30_000), "more than 20000 rows");
        refused("providers.csv", text -> text + ",".repeat(1_000_000) + "\n", "more cells");
        refused("comparison.json", text -> "[".repeat(1_000_000), "nesting");
        refused(Dossiers.CRITERIA, text -> text.replace("\"points\": 3", "\"points\": 1E999999999"), "exponent");
        refused(
                Dossiers.CRITERIA,
                text -> text.replace("\"points\": 3", "\"points\": 1000001"),
                "out of 0 to 1,000,000");
    }

    @Test
    void nothing_unknown_unseen_or_not_text_gets_in() {
        Map<String, String> more = new LinkedHashMap<>(Dossiers.tiny());
        more.put("../evil.csv", "id\n");
        assertThatThrownBy(() -> Dossiers.run(more)).hasMessageContaining("no file of this name");
        refused("services.csv", text -> text.replace("Cloud A", "Cloud \u202EA"), "not seen");
        refused("services.csv", text -> text.replace("Cloud A", "Cloud\u0007A"), "not seen");
        Map<String, byte[]> bytes = Dossiers.bytes(Dossiers.tiny());
        bytes.put("providers.csv", new byte[] {(byte) 0xC3, (byte) 0x28});
        assertThatThrownBy(() -> ComparisonRun.of(bytes)).hasMessageContaining("not UTF-8");
    }

    @Test
    void a_reply_can_be_made_harmless_and_cannot_stop_a_comparison() {
        Map<String, String> files = Dossiers.tiny();
        files.put("replies.csv", "service,date,author,text\na,2026-01-02,Anyone,\" =1+1 \u202E\u0007\n\"\n");
        assertThat(Dossiers.run(files).results().replies())
                .containsExactly(new Results.Reply("a", java.time.LocalDate.of(2026, 1, 2), "Anyone", "'=1+1"));
    }

    @Test
    void stakes_that_cannot_be_true_are_refused() {
        Map<String, String> files = Dossiers.tiny();
        files.put(
                "entities.csv", "id,name,country,in_union\nea,Entity,FR,true\neb,Other,US,false\nec,Third,US,false\n");
        files.put(
                "ownership.csv",
                "holder,held,capital,votes,veto,appoints,evidence\n"
                        + "eb,ea,60,60,false,false,open\nec,ea,60,60,false,false,open\n");
        assertThatThrownBy(() -> Dossiers.run(files)).hasMessageContaining("more than 100 percent");
    }

    @Test
    void what_a_stranger_writes_is_text_on_the_page_and_in_the_drawings() {
        Map<String, String> files = Dossiers.tiny();
        files.put("services.csv", files.get("services.csv").replace("Cloud A", "<script>alert(1)</script> & 'A'"));
        ComparisonRun run = Dossiers.run(files);
        run.files().forEach((path, bytes) -> {
            if (path.endsWith(".html") || path.endsWith(".svg")) {
                assertThat(new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
                        .as(path)
                        .doesNotContain("<script");
            }
        });
    }

    @Test
    void forty_offers_and_many_draws_are_worked_out_in_time() {
        Map<String, String> files = Dossiers.tiny();
        StringBuilder services = new StringBuilder(files.get("services.csv"));
        StringBuilder prices = new StringBuilder(files.get("prices.csv"));
        for (int i = 0; i < 37; i++) {
            services.append("s").append(i).append(",a,Service,ea\n");
            prices.append("s")
                    .append(i)
                    .append(",Use,run,month,1,")
                    .append(11 + i)
                    .append(",open\n");
        }
        files.put("services.csv", services.toString());
        files.put("prices.csv", prices.toString());
        long start = System.nanoTime();
        Results results = Dossiers.run(files).results();
        assertThat(results.offers()).hasSize(40);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }

    private static void refused(String file, UnaryOperator<String> spoiled, String why) {
        Map<String, String> files = Dossiers.tiny();
        files.put(file, spoiled.apply(files.get(file)));
        assertThatThrownBy(() -> Dossiers.run(files))
                .isInstanceOf(DossierFault.class)
                .hasMessageContaining(why);
    }
}
