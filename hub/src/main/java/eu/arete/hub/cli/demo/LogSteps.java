package eu.arete.hub.cli.demo;

import eu.arete.hub.cli.Told;
import eu.arete.ledger.LogFault;
import eu.arete.ledger.LogSource;
import eu.arete.ledger.LogVerifier;
import eu.arete.ledger.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The public log checked as any stranger would: over HTTP, with the verifier that knows nothing of the hub. */
final class LogSteps {
    /** @param checkpoint the signed note, as published */
    record Seen(long size, String root, String vkey, String checkpoint) {}

    private LogSteps() {}

    static Seen verify(String log) throws IOException {
        try {
            LogSource source = LogSource.at(log);
            VerifierKey key = LogVerifier.keyOf(source);
            LogVerifier.Verified verified = new LogVerifier(source, key).verify();
            String note = source.read(LogSource.CHECKPOINT, 1 << 20)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .orElse("");
            return new Seen(
                    verified.checkpoint().size(), verified.checkpoint().root().toString(), key.text(), note);
        } catch (LogFault fault) {
            throw new Told("The public log does not verify: " + fault.getMessage(), fault);
        }
    }
}
