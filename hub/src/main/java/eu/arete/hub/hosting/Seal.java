package eu.arete.hub.hosting;

import eu.arete.hub.Home;
import eu.arete.ledger.FileSigner;
import eu.arete.ledger.LogFault;
import eu.arete.ledger.Note;
import eu.arete.ledger.Signer;
import eu.arete.ledger.VerifierKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Signs what this room decides or publishes, as notes that anybody may check (signed-note v1.0.0). Its key is never the log's: a
 * sealed text must not be taken for a checkpoint. The public half is at {@code /hosting/vkey}.
 */
@Component
public class Seal {
    private final Signer signer;

    Seal(Home home, SecureRandom random, @Value("${arete.log.origin:arete.localhost/log}") String origin) {
        this.signer = open(home.keys().resolve("hosting"), origin + "/hosting", random);
    }

    private static Signer open(Path file, String name, SecureRandom random) {
        try {
            Signer signer = FileSigner.readOrCreate(file, name, random);
            if (!signer.verifierKey().name().equals(name)) {
                throw new IllegalStateException("The key in " + file + " is that of "
                        + signer.verifierKey().name() + ", not of " + name + ": put the right key back");
            }
            return signer;
        } catch (LogFault fault) {
            throw new IllegalStateException(fault.reason(), fault);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or make the key in " + file, e);
        }
    }

    /**
     * A note with that text, signed.
     *
     * @param text ends with a newline; no other control character than newlines
     */
    public Note seal(String text) {
        if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new IllegalArgumentException("Cannot seal this: a note is lines of text, each with its end");
        }
        return Note.sign(text, signer);
    }

    public VerifierKey key() {
        return signer.verifierKey();
    }
}
