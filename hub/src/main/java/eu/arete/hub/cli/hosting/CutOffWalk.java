package eu.arete.hub.cli.hosting;

import eu.arete.hub.hosting.ProofReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The whole story on a hub of its own with no network: the very command {@code demo} that anyone can run, in another process.
 */
final class CutOffWalk {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST = Duration.ofHours(2);

    /** @param report what the demo wrote at its end; missing when it did not get there */
    record Walked(CutOff.Seen seen, JsonNode report) {
        boolean whole() {
            return seen.exit() == 0 && report.path("log_size").asLong(0) > 0;
        }

        List<ProofReport.Condition> conditions() {
            Connections connections = seen.connections();
            return List.of(
                    new ProofReport.Condition(
                            "cut-off",
                            seen.cutOff(),
                            "interfaces: " + String.join(", ", seen.interfaces()) + "; routes: " + seen.routes()),
                    new ProofReport.Condition(
                            "canary-fails", seen.canaryFailed(), "192.0.2.1 port 443, from where the hub runs"),
                    new ProofReport.Condition(
                            "whole-story",
                            whole(),
                            report.path("seconds").size() + " steps to the end, every number compared with the truth"),
                    new ProofReport.Condition(
                            "no-peer-outside",
                            connections.outside().isEmpty() && connections.all() > 0,
                            connections.outside().size() + " addresses outside, in " + connections.all()
                                    + (seen.traced() ? " connections traced" : " sockets seen, ten looks a second")));
        }

        Map<String, String> facts(int persons, long seed) {
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("persons", Integer.toString(persons));
            facts.put("seed", Long.toString(seed));
            facts.put("seconds", Long.toString(seen.took().toSeconds()));
            facts.put("steps", Integer.toString(report.path("seconds").size()));
            facts.put("traced", Boolean.toString(seen.traced()));
            facts.put("connections", Long.toString(seen.connections().all()));
            facts.put(
                    "connections-outside",
                    Integer.toString(seen.connections().outside().size()));
            facts.put("log-size", report.path("log_size").asString("0"));
            facts.put("java", System.getProperty("java.vendor") + " " + System.getProperty("java.version"));
            facts.put(
                    "system",
                    System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                            + System.getProperty("os.arch"));
            return facts;
        }

        ObjectNode detail() {
            ObjectNode detail = JSON.createObjectNode();
            ObjectNode steps = detail.putObject("secondsByStep");
            report.path("seconds")
                    .properties()
                    .forEach(step -> steps.put(step.getKey(), step.getValue().asDouble()));
            ObjectNode connections = detail.putObject("connections");
            connections.put("thisMachine", seen.connections().here());
            connections.put("socketFiles", seen.connections().files());
            connections.put("canaries", seen.connections().canaries());
            ObjectNode outside = connections.putObject("outside");
            seen.connections().outside().forEach(outside::put);
            detail.put("logCheckpoint", report.path("checkpoint").asString(""));
            return detail;
        }
    }

    private final int persons;
    private final long seed;
    private final PrintStream out;

    CutOffWalk(int persons, long seed, PrintStream out) {
        this.persons = persons;
        this.seed = seed;
        this.out = out;
    }

    /**
     * @param directory where the homes of a hub and a desk are made
     * @param environment more of it, such as settings of the hub
     */
    Walked walk(Path directory, Map<String, String> environment) throws IOException, InterruptedException {
        Path home = directory.resolve("home");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "eu.arete.hub.cli.Main",
                "demo",
                "--exit",
                "--persons",
                Integer.toString(persons),
                "--seed",
                Long.toString(seed),
                "--home",
                home.toString()));
        out.println("Walking the whole story with " + persons + " persons, without any network");
        CutOff.Seen seen = new CutOff(directory).run(command, environment, LONGEST, line -> out.println("  " + line));
        Path report = home.resolve("demo-report.json");
        return new Walked(
                seen, Files.exists(report) ? JSON.readTree(Files.readString(report)) : JSON.createObjectNode());
    }
}
