package eu.arete.hub.extraction.internal;

import eu.arete.hub.extraction.internal.Minimisation.Withheld;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A manifest as a page shows it; one written before there was a measure of risk has none.
 *
 * @param persons as the disclosure rules let it out
 */
public record ExtractReport(
        String permit,
        int permitVersion,
        String madeAt,
        String persons,
        List<Taken> taken,
        List<Withheld> withheld,
        @Nullable ShownRisk risk) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public ExtractReport {
        taken = List.copyOf(taken);
        withheld = List.copyOf(withheld);
    }

    public record Taken(String dataset, String table, String name, List<String> columns, long rows) {

        public Taken {
            columns = List.copyOf(columns);
        }
    }

    public static ExtractReport of(String manifest) {
        return JSON.readValue(manifest, ExtractReport.class);
    }
}
