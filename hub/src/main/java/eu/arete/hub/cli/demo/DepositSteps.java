package eu.arete.hub.cli.demo;

import eu.arete.hub.cli.Delivery;
import eu.arete.hub.cli.HubClient;
import eu.arete.hub.cli.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Partners describe their datasets and send each month's files; each delivery report is held against the truth. */
final class DepositSteps {
    private static final long SMALLEST_FLOW = 200_000;

    private final Cast cast;
    private final DataSteps data;
    private long rows;
    private long accepted;
    private long rejected;

    DepositSteps(Cast cast, DataSteps data) {
        this.cast = cast;
        this.data = data;
    }

    String describe() throws IOException {
        int tables = 0;
        for (String dataset : DataSteps.DATASETS) {
            JsonNode described = partner(dataset).post("/api/v1/datasets", Files.readString(data.descriptor(dataset)));
            tables += described.path("tables").size();
        }
        return DataSteps.DATASETS.size() + " datasets, " + tables + " tables";
    }

    /** One deposit for each period of each dataset, oldest first. */
    String depositAll(TruthFile truth, Checks checks) throws IOException, InterruptedException {
        rows = 0;
        accepted = 0;
        rejected = 0;
        int deposits = 0;
        for (String dataset : DataSteps.DATASETS) {
            for (List<Path> flow : flows(data.sealed(dataset))) {
                JsonNode report = new Delivery(partner(dataset), dataset, flow).send(percent -> {});
                deposits++;
                if (report.path("state").asString().equals("REFUSED")) {
                    throw new Told("The hub refused " + flow + ": " + report.path("refusal"));
                }
                rows += report.path("rows").asLong();
                accepted += report.path("accepted").asLong();
                rejected += report.path("rejected").asLong();
                report.path("files").forEach(file -> compare(dataset, file, truth, checks));
            }
        }
        return "%d deposits, %,d rows, %,d rejected".formatted(deposits, rows, rejected);
    }

    long rows() {
        return rows;
    }

    long accepted() {
        return accepted;
    }

    long rejected() {
        return rejected;
    }

    private HubClient partner(String dataset) {
        return cast.as(
                switch (dataset) {
                    case "dcir" -> Player.INSURER;
                    case "pmsi-mco" -> Player.HOSPITALS;
                    default -> Player.DEATHS;
                });
    }

    private static void compare(String dataset, JsonNode found, TruthFile truth, Checks checks) {
        String name = found.path("file").asString();
        JsonNode expected = truth.file(dataset, name);
        for (String count : List.of("rows", "accepted", "rejected")) {
            checks.same(
                    dataset + "/" + name + " " + count,
                    expected.path(count).asLong(),
                    found.path(count).asLong());
        }
        checks.same(dataset + "/" + name + " rules", rules(expected), rules(found));
    }

    private static Map<String, Long> rules(JsonNode counts) {
        Map<String, Long> rules = new TreeMap<>();
        counts.path("rules").properties().forEach(rule -> {
            if (rule.getValue().asLong() > 0) {
                rules.put(rule.getKey(), rule.getValue().asLong());
            }
        });
        return rules;
    }

    /**
     * Files of one period go together; late flows hold so few rows that several periods make one deposit, lest a single bad row
     * in twenty be too many.
     */
    private static List<List<Path>> flows(List<Path> files) throws IOException {
        Map<String, List<Path>> periods = new TreeMap<>();
        for (Path file : files) {
            // The period is what stands between the table's name and the extension: ER_PRS_F.2023-02.csv.
            String period = file.getFileName().toString().split("\\.")[1];
            periods.computeIfAbsent(period, first -> new ArrayList<>()).add(file);
        }
        List<List<Path>> flows = new ArrayList<>();
        long bytes = 0;
        for (List<Path> period : periods.values()) {
            if (flows.isEmpty() || bytes >= SMALLEST_FLOW) {
                flows.add(new ArrayList<>());
                bytes = 0;
            }
            flows.get(flows.size() - 1).addAll(period);
            for (Path file : period) {
                bytes += Files.size(file);
            }
        }
        if (flows.size() > 1 && bytes < SMALLEST_FLOW) {
            List<Path> last = flows.remove(flows.size() - 1);
            flows.get(flows.size() - 1).addAll(last);
        }
        return flows;
    }
}
