package eu.arete.hub.cli.demo;

import eu.arete.hub.cli.HubClient;
import eu.arete.hub.cli.RefusedByHub;
import eu.arete.hub.cli.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Persons oppose at the identity desk, which alone hears who they are; the hub is handed codes, and executes. */
final class OppositionSteps {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String RECEIPTS = "receipts";
    private static final int TOO_MANY = 429;

    private final Stage stage;
    private final Notebook notebook;
    private final Path opposing;

    OppositionSteps(Stage stage, Notebook notebook, Path opposing) {
        this.stage = stage;
        this.notebook = notebook;
        this.opposing = opposing;
    }

    /** Pairs the desk with the hub once, and starts it. */
    String startDesk() throws IOException, InterruptedException {
        if (notebook.text("desk").isEmpty()) {
            JsonNode paired = administrator().post("/api/v1/desks", Map.of("name", "Demo desk"));
            stage.desk().run(paired.path("token").asString() + "\n", List.of("desk", "pair"));
            notebook.note("desk", paired.path("id").asString());
        }
        stage.openDesk();
        return stage.deskUrl();
    }

    String oppose() throws IOException, InterruptedException {
        List<String> lines = Files.readAllLines(opposing);
        ArrayNode receipts = (ArrayNode) notebook.node(RECEIPTS).orElseGet(JSON::createArrayNode);
        HubClient desk = new HubClient(stage.deskUrl());
        for (String line : lines.subList(1 + receipts.size(), lines.size())) {
            String[] identity = line.split(";");
            receipts.add(handIn(
                    desk, Map.of("wish", "oppose", "nir", identity[0], "birthDate", identity[1], "sex", identity[2])));
            notebook.note(RECEIPTS, receipts);
        }
        if (notebook.text("executed").isEmpty()) {
            JsonNode batch = administrator().post("/api/v1/oppositions/batches", Map.of());
            notebook.note("executed", batch.path("executedAt").asString());
        }
        return receipts.size() + " oppositions executed";
    }

    /** How many of those who opposed hold a receipt that the hub knows as executed. */
    long executed() {
        HubClient anyone = new HubClient(stage.url());
        long executed = 0;
        for (JsonNode receipt : notebook.node(RECEIPTS).orElseGet(JSON::createArrayNode)) {
            JsonNode told = anyone.post("/api/v1/oppositions/receipt", Map.of("number", receipt.asString()));
            if (told.hasNonNull("executedAt") || told.path("state").asString("").equalsIgnoreCase("executed")) {
                executed++;
            }
        }
        return executed;
    }

    /** A desk takes so many forms a minute from one address: when it says so, wait as it says. */
    private static String handIn(HubClient desk, Map<String, String> form) throws InterruptedException {
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                return desk.post("/api/v1/oppositions", form).path("receipt").asString();
            } catch (RefusedByHub refusal) {
                if (refusal.status() != TOO_MANY) {
                    throw refusal;
                }
                Thread.sleep(61_000);
            }
        }
        throw new Told("The desk keeps saying that too many oppose");
    }

    private HubClient administrator() {
        return stage.cast().as(Player.ADMINISTRATOR);
    }
}
