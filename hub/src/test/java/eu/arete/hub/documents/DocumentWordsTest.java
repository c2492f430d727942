package eu.arete.hub.documents;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.procedures.Party;
import eu.arete.hub.procedures.Procedures;
import eu.arete.hub.procedures.Rule;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DocumentWordsTest {

    @Test
    void every_kind_of_document_and_every_step_of_a_request_has_its_words() throws IOException {
        Properties words = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("/messages/documents.properties")),
                StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        for (DocumentKind kind : DocumentKind.values()) {
            assertThat(words).containsKey("documents.kind." + kind);
        }
        for (Rule rule : Procedures.DOCUMENTS.rules()) {
            for (String outcome : rule.outcomes()) {
                String act = rule.command() + (outcome.equals(Rule.PLAIN) ? "" : "." + outcome);
                assertThat(words).containsKey("documents.act." + act);
                if (rule.by() == Party.REQUESTER) {
                    assertThat(words).containsKey("documents.do." + act);
                }
            }
        }
    }
}
