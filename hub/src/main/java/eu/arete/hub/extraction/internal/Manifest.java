package eu.arete.hub.extraction.internal;

import eu.arete.hub.access.Permit;
import eu.arete.hub.extraction.Extract;
import eu.arete.lake.extract.ExtractPlan;
import eu.arete.lake.extract.Extracted;
import eu.arete.lake.extract.ExtractedTable;
import eu.arete.lake.extract.Extraction;
import eu.arete.lake.extract.SourceTable;
import eu.arete.privacy.disclosure.DisclosurePolicy;
import eu.arete.privacy.disclosure.ProtectedCount;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was taken, what was withheld and why, of which files of the lake. Counts of persons are as the disclosure rules let them out:
 * a project knows how many persons it has, not how many it has not.
 */
final class Manifest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Manifest() {}

    /** @param before the extract that this one replaces, if there is one */
    static String of(
            Permit permit,
            ExtractPlan plan,
            Extracted extracted,
            List<SealedTable> tables,
            Optional<Extract> before,
            Instant now) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("format", "arete-extract-1");
        manifest.put("permit", permit.number());
        manifest.put("permitVersion", permit.version());
        manifest.put("madeAt", now.toString());
        manifest.put(
                "period", Map.of("from", plan.from().toString(), "to", plan.to().toString()));
        manifest.put("population", permit.population().criteria());
        manifest.put("persons", ProtectedCount.of(extracted.persons()).text());
        manifest.put("taken", tables.stream().map(Manifest::taken).toList());
        Changes.of(before, extracted).ifPresent(changes -> manifest.put("changes", changes));
        manifest.put("sample", Map.of("perThousand", plan.sample().perThousand()));
        manifest.put("withheld", Minimisation.of(permit, plan, extracted));
        manifest.put("risk", ShownRisk.of(extracted.risk(), RiskPolicy.current()));
        manifest.put("engine", Extraction.engine());
        manifest.put("fingerprints", ExtractedTable.METHOD);
        manifest.put("policy", DisclosurePolicy.current().version());
        manifest.put(
                "sources",
                plan.sources().stream()
                        .filter(source -> !source.files().isEmpty())
                        .map(Manifest::source)
                        .toList());
        return JSON.writeValueAsString(manifest);
    }

    private static Map<String, Object> taken(SealedTable sealed) {
        Extract.Table table = sealed.table();
        Map<String, Object> taken = new LinkedHashMap<>();
        taken.put("dataset", table.dataset());
        taken.put("table", table.table());
        taken.put("name", table.name());
        taken.put("columns", table.columns());
        taken.put("rows", table.rows());
        taken.put("fingerprint", sealed.fingerprint());
        taken.put("sealedSha256", sealed.file().sha256());
        return taken;
    }

    private static Map<String, Object> source(SourceTable source) {
        Map<String, Object> from = new LinkedHashMap<>();
        from.put("table", source.name().toString());
        source.snapshot().ifPresent(snapshot -> from.put("snapshot", snapshot));
        from.put(
                "files",
                source.files().stream().map(live -> live.file().sha256()).toList());
        return from;
    }
}
