package eu.arete.hub.cli.demo;

import eu.arete.hub.Sha256;
import eu.arete.hub.cli.HubClient;
import eu.arete.hub.cli.Told;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** On whose machine the demo runs is declared as any operator must declare it, and the gate says what that is worth: nothing, for real data. */
final class HostingSteps {
    private static final String SERVICE = "demo-machine";

    private final Cast cast;

    HostingSteps(Cast cast) {
        this.cast = cast;
    }

    /** Declares the machine with the operator's own statement as the only evidence; again, it changes nothing. */
    String declare() throws IOException {
        HubClient operator = cast.as(Player.ADMINISTRATOR);
        byte[] statement = resource("/demo/host-statement.txt");
        operator.send(
                "PUT",
                "/api/v1/hosting/archives/" + Sha256.of(statement),
                "text/plain",
                BodyPublishers.ofByteArray(statement));
        operator.send(
                "PUT",
                "/api/v1/hosting/services/" + SERVICE,
                "application/json",
                BodyPublishers.ofByteArray(resource("/demo/host.json")));
        operator.put("/api/v1/hosting/ours", Map.of("service", SERVICE));
        return "one statement, nothing certified";
    }

    /** @throws Told if the gate would let real data in on the word of an operator */
    String askGate() {
        JsonNode gate = cast.as(Player.ADMINISTRATOR).get("/api/v1/hosting/gate");
        if (gate.path("open").asBoolean()) {
            throw new Told("The gate is open to real data on a machine about which nothing is proved");
        }
        List<String> failed = new ArrayList<>();
        for (JsonNode rule : gate.path("rules")) {
            if (rule.path("state").asString().equalsIgnoreCase("failed")) {
                failed.add(rule.path("rule").asString());
            }
        }
        return "closed by " + String.join(", ", failed) + "; synthetic data pass";
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = HostingSteps.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return in.readAllBytes();
        }
    }
}
