package eu.arete.hub.publiclog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log speaks plainly: nothing it can tell is without words. */
class LogWordsTest {
    private static final Pattern OUTCOME = Pattern.compile("\"(FAVOURABLE[A-Z_]*|RESERVED|UNFAVOURABLE)\"");

    @ParameterizedTest
    @ValueSource(strings = {"publiclog", "publiclog_fr"})
    void every_type_field_and_opinion_has_its_words(String bundle) throws Exception {
        Properties words = new Properties();
        try (Reader file = new InputStreamReader(resource("/messages/" + bundle + ".properties"), UTF_8)) {
            words.load(file);
        }
        List<String> keys = new ArrayList<>();
        for (EntryType type : EntryType.values()) {
            keys.add("publiclog.event." + type.code());
        }
        for (Field field : Field.values()) {
            keys.add("publiclog.field." + field.key());
        }
        for (String opinion : opinions()) {
            keys.add("publiclog.outcome." + opinion);
        }
        assertThat(words.stringPropertyNames()).containsAll(keys);
    }

    private static TreeSet<String> opinions() throws Exception {
        TreeSet<String> opinions = new TreeSet<>();
        for (String procedure : List.of("fr-standard", "eu-permit")) {
            String text =
                    new String(resource("/procedures/" + procedure + ".json").readAllBytes(), UTF_8);
            for (Matcher found = OUTCOME.matcher(text); found.find(); ) {
                opinions.add(found.group(1).toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
            }
        }
        assertThat(opinions).isNotEmpty();
        return opinions;
    }

    private static java.io.InputStream resource(String path) {
        return Objects.requireNonNull(LogWordsTest.class.getResourceAsStream(path), path);
    }
}
