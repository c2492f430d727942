package eu.arete.hub.cli.hosting;

import eu.arete.hub.Sha256;
import eu.arete.hub.cli.Told;
import eu.arete.ledger.LogFault;
import eu.arete.ledger.Note;
import eu.arete.ledger.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./arete hosting gate verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a sealed decision of the gate, or a sealed derogation, without network and without hub.",
            "Prints what it says, and the SHA-256 that the public log holds of it."
        },
        footer = {
            "",
            "Examples:",
            "  curl -O https://hub.example/hosting/vkey",
            "  arete hosting gate verify gate-0123456789ab.note --vkey vkey",
            "",
            "Exit codes: 0 verified, 1 not verified or not readable, 2 wrong usage."
        })
final class GateVerify implements Callable<Integer> {
    private static final int LONGEST = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Parameters(paramLabel = "FILE", description = "as downloaded from /hosting/gate")
    private Path file = Path.of("");

    @Option(
            names = "--vkey",
            paramLabel = "KEY",
            required = true,
            description = "the hub's key for hosting (/hosting/vkey): the line, or a file that holds it")
    private String vkey = "";

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException {
        try {
            VerifierKey key = key();
            Note note = Note.parse(read(file));
            if (!note.isSignedBy(key)) {
                throw new Told("NOT VERIFIED: " + file + " is not signed by " + key.name() + ", or was changed");
            }
            // One line of JSON: no second text may hide below it.
            String json = note.text().substring(0, note.text().length() - 1);
            tell(json, key);
        } catch (LogFault fault) {
            throw new Told("NOT VERIFIED: " + fault.reason());
        }
        out.println("VERIFIED");
        return 0;
    }

    private void tell(String json, VerifierKey key) {
        JsonNode all = parse(json);
        out.println("Signed by  " + key.text());
        out.println("SHA-256    " + Sha256.of(json) + "  (as in the public log)");
        switch (all.path("type").asString("")) {
            case "arete.gate/1" -> decision(all);
            case "arete.gate-derogation/1" -> derogation(all);
            default -> throw new Told("NOT VERIFIED: the hub signed it, but it is no decision of a gate");
        }
    }

    private void decision(JsonNode all) {
        out.println("Decided    " + all.path("at").asString());
        out.println("Policy     " + all.path("policy").asString() + ", SHA-256 "
                + all.path("policySha256").asString());
        out.println("Gate       " + (all.path("open").asBoolean() ? "OPEN" : "CLOSED") + " to real data");
        for (JsonNode rule : all.path("rules")) {
            out.printf(
                    "  %-4s %-9s %s %s%s%n",
                    rule.path("rule").asString(),
                    rule.path("state").asString(),
                    rule.path("why").asString().replace("gate.why.", ""),
                    rule.path("args"),
                    rule.has("until") ? " until " + rule.path("until").asString() : "");
        }
    }

    private void derogation(JsonNode all) {
        out.println("Derogation " + all.path("number").asString() + " from rule "
                + all.path("rule").asString() + ", until " + all.path("until").asString());
        for (String act : new String[] {"proposed", "approved"}) {
            JsonNode by = all.path(act);
            out.printf(
                    "  %s by %s, %s, at %s%n",
                    act,
                    by.path("name").asString(),
                    by.path("function").asString(),
                    by.path("at").asString());
        }
        out.println("  " + all.path("reason").asString());
    }

    private static JsonNode parse(String json) {
        try {
            if (json.indexOf('\n') < 0) {
                return JSON.readTree(json);
            }
        } catch (JacksonException notJson) {
            // Told below.
        }
        throw new Told("NOT VERIFIED: the hub signed it, but it is no decision of a gate");
    }

    private VerifierKey key() throws LogFault, IOException {
        Path place = Path.of(vkey.contains("+") ? "" : vkey);
        return VerifierKey.parse(vkey.contains("+") ? vkey : new String(read(place), StandardCharsets.UTF_8).strip());
    }

    private static byte[] read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Told("cannot read " + file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new Told(file + " is too long to be a sealed decision");
            }
            return bytes;
        }
    }
}
