package eu.arete.hub.deposits;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.HubTest;
import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.catalogue.Descriptors;
import eu.arete.lake.fuzz.Fuzzer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Manifests of deliveries that nobody thought of, sent to the hub: each is taken or refused with a reason, and none is a fault of ours. */
class ManifestFuzzTest extends HubTest {
    private static final String MANIFEST = """
            {"files":[{"name":"ACTS.2023-01.csv","sha256":"%s","size":120},{"name":"ACTS.csv.gz","sha256":"%s","size":0}]}
            """.formatted("ab".repeat(32), "0c".repeat(32));

    private static final List<String> WORDS = List.of(
            "\"files\"",
            "\"name\"",
            "\"sha256\"",
            "\"size\"",
            "-1",
            "9223372036854775808",
            "1e3",
            "1.5",
            "../../etc/passwd",
            "ACTS.csv",
            "\"\"",
            "{\"files\":[]}",
            "{\"files\":null}",
            "\"ACTS.csv\\u0000\"");

    @Test
    void every_manifest_is_answered_with_a_reason() throws Exception {
        fuzz(400);
    }

    @Test
    @Tag("slow")
    void so_are_very_many() throws Exception {
        fuzz(Fuzzer.many() / 1_000);
    }

    private void fuzz(long inputs) throws Exception {
        Visitor partner = as("anap", Role.PARTNER);
        partner.post("/api/v1/datasets", Descriptors.acts("manifests", "anap"));
        byte[] manifest = MANIFEST.getBytes(StandardCharsets.UTF_8);
        Fuzzer fuzzer = new Fuzzer("manifests", 41, List.of(manifest), WORDS, 64 << 20);
        System.out.println(fuzzer.run(inputs, input -> {
            Visitor.Answer answer =
                    partner.post("/api/v1/datasets/manifests/deposits", new String(input, StandardCharsets.UTF_8));
            assertThat(answer.status()).as(answer.text()).isBetween(200, 499);
            if (answer.status() >= 400) {
                assertThat(answer.code()).as(answer.text()).isNotBlank();
                return answer.code();
            }
            return answer.status();
        }));
    }
}
