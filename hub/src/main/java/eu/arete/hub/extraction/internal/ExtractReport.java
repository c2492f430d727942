package eu.arete.hub.extraction.internal;

import eu.arete.hub.extraction.internal.Minimisation.Withheld;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        @Nullable ShownRisk risk,
        @Nullable String engine,
        @Nullable List<Source> sources,
        @Nullable Changes changes) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public ExtractReport {
        taken = List.copyOf(taken);
        withheld = List.copyOf(withheld);
    }

    /** The snapshots it was made from, by table; those that told nothing by then are not there. */
    public Map<String, Long> snapshots() {
        Map<String, Long> snapshots = new HashMap<>();
        for (Source source : sources == null ? List.<Source>of() : sources) {
            if (source.snapshot() != null) {
                snapshots.put(source.table(), source.snapshot());
            }
        }
        return snapshots;
    }

    public record Source(String table, @Nullable Long snapshot) {}

    /** @param fingerprint null in manifests written before there were any */
    public record Taken(
            String dataset,
            String table,
            String name,
            List<String> columns,
            long rows,
            @Nullable String fingerprint) {

        public Taken {
            columns = List.copyOf(columns);
        }
    }

    public static ExtractReport of(String manifest) {
        return JSON.readValue(manifest, ExtractReport.class);
    }
}
