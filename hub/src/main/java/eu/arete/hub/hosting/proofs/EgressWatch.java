package eu.arete.hub.hosting.proofs;

import eu.arete.hub.Home;
import eu.arete.hub.hosting.ProofKind;
import eu.arete.hub.hosting.ProofReport;
import eu.arete.hub.hosting.ProofReport.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the hub saw of its own connections since its last report. */
@Component
class EgressWatch {
    private static final int MOST_STRANGERS = 500;

    private final OwnConnections connections;
    private final DeclaredPeers declared;
    private final JsonMapper json;
    private final Map<String, Integer> strangers = new TreeMap<>();
    private int looks;
    private int mostProcesses;
    private int mostSockets;
    private int mostHidden;

    @Autowired
    EgressWatch(Home home, DeclaredPeers declared, JsonMapper json) {
        this(new OwnConnections(Path.of("/proc"), home), declared, json);
    }

    EgressWatch(OwnConnections connections, DeclaredPeers declared, JsonMapper json) {
        this.connections = connections;
        this.declared = declared;
        this.json = json;
    }

    /** Whether this machine lets a process look at itself: Linux does. */
    boolean possible() {
        return Files.isReadable(Path.of("/proc/self/net/tcp"));
    }

    synchronized void look() throws IOException {
        OwnConnections.Look look = connections.look();
        looks++;
        mostProcesses = Math.max(mostProcesses, look.processes());
        mostSockets = Math.max(mostSockets, look.sockets().size());
        mostHidden = Math.max(mostHidden, look.hidden());
        for (String stranger : look.strangers(declared.addresses())) {
            if (strangers.size() < MOST_STRANGERS || strangers.containsKey(stranger)) {
                strangers.merge(stranger, 1, Integer::sum);
            }
        }
    }

    synchronized int looks() {
        return looks;
    }

    /** The report of what was seen; the next one starts anew. */
    synchronized ProofReport report(Instant now) {
        Canary.Song song = Canary.sing();
        ObjectNode detail = json.createObjectNode();
        ObjectNode seen = detail.putObject("strangers");
        strangers.forEach(seen::put);
        declared.names().forEach(detail.putArray("declared")::add);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("how", "the hub watched itself");
        facts.put("looks", Integer.toString(looks));
        facts.put("processes", Integer.toString(mostProcesses));
        facts.put("declared-peers", Integer.toString(declared.names().size()));
        facts.put("canary", song.code());
        ProofReport report = new ProofReport(
                ProofKind.EGRESS,
                now,
                List.of(
                        new Condition(
                                "no-peer-outside",
                                strangers.isEmpty() && looks > 0,
                                strangers.size() + " in " + looks + " looks, at most " + mostSockets + " sockets"),
                        new Condition(
                                "every-process-seen",
                                mostHidden == 0 && mostProcesses > 0,
                                mostProcesses + " processes, " + mostHidden + " hidden"),
                        new Condition("canary-fails", song != Canary.Song.ANSWERED, song.code())),
                facts,
                detail);
        strangers.clear();
        looks = 0;
        mostProcesses = 0;
        mostSockets = 0;
        mostHidden = 0;
        return report;
    }
}
