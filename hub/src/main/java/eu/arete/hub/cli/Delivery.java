package eu.arete.hub.cli;

import eu.arete.hub.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import tools.jackson.databind.JsonNode;

/**
 * Sends files to a dataset as one deposit: announce, send each, complete, wait for the verdict. Every step may be repeated: a
 * delivery cut half-way is sent again and goes on.
 */
public final class Delivery {
    private static final int SHORTEST_WAIT = 20;
    private static final int LONGEST_WAIT = 500;

    private final HubClient hub;
    private final String dataset;
    private final List<Path> files;

    public Delivery(HubClient hub, String dataset, List<Path> files) {
        this.hub = hub;
        this.dataset = dataset;
        this.files = List.copyOf(files);
    }

    /**
     * Sends what the hub has not received yet and waits until it has decided.
     *
     * @param progress told the percentage checked so far
     * @return the delivery report
     */
    public JsonNode send(IntConsumer progress) throws IOException, InterruptedException {
        String deposits = "/api/v1/datasets/" + dataset + "/deposits";
        JsonNode deposit = hub.post(deposits, Map.of("files", announced()));
        String address = deposits + "/" + deposit.path("id").asString();
        Map<String, Boolean> received = new HashMap<>();
        deposit.path("files")
                .forEach(file -> received.put(
                        file.path("name").asString(), file.path("received").asBoolean()));
        boolean decided = deposit.path("decided").asBoolean();
        for (Path file : decided ? List.<Path>of() : files) {
            String name = file.getFileName().toString();
            if (!Boolean.TRUE.equals(received.get(name))) {
                hub.upload(address + "/files/" + name, file, "text/csv");
            }
        }
        if (!decided) {
            deposit = hub.post(address + "/complete", Map.of());
        }
        for (int wait = SHORTEST_WAIT; !deposit.path("decided").asBoolean(); wait = Math.min(LONGEST_WAIT, wait * 2)) {
            Thread.sleep(wait);
            deposit = hub.get(address);
            progress.accept(deposit.path("progress").path("percent").asInt());
        }
        return hub.get(address + "/report");
    }

    private List<Map<String, Object>> announced() throws IOException {
        List<Map<String, Object>> announced = new ArrayList<>();
        for (Path file : files) {
            announced.add(
                    Map.of("name", file.getFileName().toString(), "sha256", Sha256.of(file), "size", Files.size(file)));
        }
        return announced;
    }
}
