package eu.arete.hub.publiclog.internal;

import eu.arete.hub.Home;
import eu.arete.ledger.FileSigner;
import eu.arete.ledger.Ledger;
import eu.arete.ledger.LogFault;
import eu.arete.ledger.Signer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Opens the ledger of this hub, and refuses when it and the database do not tell the same story. */
@Component
class LogBook {
    private final Home home;
    private final Places places;
    private final SecureRandom random;
    private final String origin;

    LogBook(
            Home home,
            Places places,
            SecureRandom random,
            @Value("${arete.log.origin:arete.localhost/log}") String origin) {
        this.home = home;
        this.places = places;
        this.random = random;
        this.origin = origin;
    }

    Ledger open() {
        try {
            Signer signer = FileSigner.readOrCreate(home.keys().resolve("log"), origin, random);
            if (!signer.verifierKey().name().equals(origin)) {
                throw new IllegalStateException(
                        "The log's key is that of " + signer.verifierKey().name() + ", but arete.log.origin is "
                                + origin + ": a log keeps its origin for life");
            }
            // Kept beside the key: a log restored whole from an older backup is recognised.
            Ledger ledger = Ledger.open(home.log(), signer, home.keys().resolve("log.last-signed"));
            try {
                reconcile(ledger);
                return ledger;
            } catch (IOException | RuntimeException refusal) {
                ledger.close();
                throw refusal;
            }
        } catch (LogFault fault) {
            throw new IllegalStateException(fault.reason(), fault);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open the public log in " + home.log(), e);
        }
    }

    private void reconcile(Ledger ledger) throws IOException {
        String vkey = ledger.verifierKey().text();
        Optional<Places.Head> known = places.head();
        if (known.isEmpty()) {
            places.begin(vkey);
        }
        Places.Head head = known.orElse(new Places.Head(vkey, 0));
        long given = places.given();
        if (!head.vkey().equals(vkey)) {
            throw new IllegalStateException("The database feeds the log of another key, " + head.vkey()
                    + ": put that key and that log back, or use the database that belongs to this one");
        }
        if (ledger.size() > given) {
            throw new IllegalStateException(
                    "The public log is ahead of the database (" + ledger.size() + " entries, " + given
                            + " in the database): the database was restored from an older backup; restore the newer one");
        }
        if (ledger.size() < head.published()) {
            throw new IllegalStateException("The public log is behind the database (" + ledger.size() + " entries, "
                    + head.published() + " were published): put back the log's newer files");
        }
        if (!places.root(ledger.size()).equals(ledger.checkpoint().root())) {
            throw new IllegalStateException("The public log and the database tell different entries among the first "
                    + ledger.size() + ": one of them was changed; verify the log with ./arete log verify");
        }
        places.published(ledger.size());
        catchUp(ledger);
    }

    /** Appends what has its place in the database and not yet in the log; the same again changes nothing. */
    void catchUp(Ledger ledger) throws IOException {
        for (List<byte[]> next = places.from(ledger.size()); !next.isEmpty(); next = places.from(ledger.size())) {
            ledger.append(next);
            places.published(ledger.size());
        }
    }
}
