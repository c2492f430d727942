package eu.arete.hub.deposits.internal;

import eu.arete.hub.Sha256;
import eu.arete.hub.catalogue.Dataset;
import eu.arete.hub.deposits.Deposit;
import eu.arete.hub.deposits.Lineage;
import eu.arete.lake.intake.DeliveryReport;
import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.TableName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Writes what was done to each file of a deposit, as data. The format is documented for partners: it only ever grows. */
@Component
class Records {
    private static final String FORMAT = "arete-lineage/1";

    private final DepositStore store;
    private final DepositJson json;

    Records(DepositStore store, DepositJson json) {
        this.store = store;
        this.json = json;
    }

    /**
     * @param version the dataset's, from the acceptance on
     * @param regime of the pseudonyms
     * @param snapshots what each table was made by it, to be read again later
     */
    Lineage of(
            Deposit deposit,
            Dataset dataset,
            List<Inspection.Found> found,
            long version,
            int regime,
            Function<TableName, OptionalLong> snapshots,
            Instant decided) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("format", FORMAT);
        record.put("deposit", deposit.id().toString());
        record.put("organisation", deposit.organisation().value());
        record.put("dataset", deposit.dataset());
        record.put("datasetVersion", version);
        record.put("descriptor", dataset.descriptor().fingerprint());
        record.put("manifest", deposit.manifest());
        record.put("announcedAt", deposit.createdAt().toString());
        record.put("decidedAt", decided.toString());
        Map<String, Instant> received = store.receptions(deposit.id());
        List<Object> files = new ArrayList<>();
        for (Inspection.Found one : found) {
            Deposit.File file = deposit.file(one.file()).orElseThrow();
            files.add(file(file, received.get(file.name()), dataset.descriptor(), one, regime, snapshots));
        }
        record.put("files", files);
        String text = json.write(record);
        return new Lineage(text, Sha256.of(text));
    }

    private static Map<String, Object> file(
            Deposit.File file,
            @org.jspecify.annotations.Nullable Instant received,
            DatasetDescriptor descriptor,
            Inspection.Found found,
            int regime,
            Function<TableName, OptionalLong> snapshots) {
        TableSchema table = descriptor.tableOf(file.name()).orElseThrow();
        DeliveryReport report = found.report();
        List<Map<String, Object>> steps = new ArrayList<>();
        steps.add(step("received", "at", String.valueOf(received), "bytes", file.size(), "sha256", file.sha256()));
        if (!DatasetDescriptor.unpackedName(file.name()).equals(file.name())) {
            String extension = file.name().substring(file.name().lastIndexOf('.') + 1);
            steps.add(step("unpacked", "packing", extension.equals("gz") ? "gzip" : extension));
        }
        steps.add(step("transcoded", "from", table.encoding(), "to", "UTF-8"));
        Map<String, Long> rules = new TreeMap<>(report.rules());
        steps.add(step(
                "checked",
                "descriptor",
                descriptor.fingerprint(),
                "rows",
                report.rows(),
                "accepted",
                report.accepted(),
                "rejected",
                report.rejected(),
                "findings",
                rules));
        steps.add(step("deduplicated", "removed", rules.getOrDefault("row.duplicate", 0L)));
        List<String> identifiers = table.identifiers().stream().map(Field::name).toList();
        if (!identifiers.isEmpty()) {
            steps.add(step("pseudonymised", "stage", "lake", "regime", regime, "columns", identifiers));
        }
        List<LakeFile> written = found.accepted().orElseThrow().files();
        Map<String, Object> stored =
                step("stored", "files", written.stream().map(Records::stored).toList());
        snapshots
                .apply(found.accepted().orElseThrow().table())
                .ifPresent(snapshot -> stored.put("snapshot", Long.toString(snapshot)));
        steps.add(stored);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("file", file.name());
        told.put("table", table.name());
        told.put("steps", steps);
        return told;
    }

    private static Map<String, Object> stored(LakeFile file) {
        Map<String, Object> stored = new LinkedHashMap<>();
        stored.put("path", file.path());
        stored.put("rows", file.rows());
        stored.put("bytes", file.bytes());
        stored.put("sha256", file.sha256());
        return stored;
    }

    private static Map<String, Object> step(String name, Object... facts) {
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("step", name);
        for (int i = 0; i < facts.length; i += 2) {
            step.put((String) facts[i], facts[i + 1]);
        }
        return step;
    }
}
