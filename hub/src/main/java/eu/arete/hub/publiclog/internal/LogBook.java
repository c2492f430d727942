package eu.arete.hub.publiclog.internal;

import eu.arete.hub.Home;
import eu.arete.ledger.FileSigner;
import eu.arete.ledger.Ledger;
import eu.arete.ledger.LogFault;
import eu.arete.ledger.LogSource;
import eu.arete.ledger.Signer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            Optional<Places.Head> known = places.head();
            Signer signer = signer(known);
            if (known.isEmpty()) {
                places.begin(signer.verifierKey().text());
            } else if (known.get().published() > 0 && !Files.exists(home.log().resolve(LogSource.CHECKPOINT))) {
                // Asked before the ledger begins an empty log and signs it.
                throw behind(0, known.get().published());
            }
            // Kept beside the key: a log restored whole from an older backup is recognised.
            Ledger ledger = Ledger.open(home.log(), signer, home.keys().resolve("log.last-signed"));
            try {
                reconcile(ledger, known.map(Places.Head::published).orElse(0L));
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

    private Signer signer(Optional<Places.Head> known) throws LogFault, IOException {
        Path file = home.keys().resolve("log");
        if (known.isPresent() && !Files.exists(file)) {
            throw new IllegalStateException("The key of the public log is missing: put " + file + " back, the key of "
                    + known.get().vkey());
        }
        Signer signer = FileSigner.readOrCreate(file, origin, random);
        String vkey = signer.verifierKey().text();
        if (!signer.verifierKey().name().equals(origin)) {
            throw new IllegalStateException(
                    "The log's key is that of " + signer.verifierKey().name() + ", but arete.log.origin is " + origin
                            + ": a log keeps its origin for life");
        }
        if (known.isPresent() && !known.get().vkey().equals(vkey)) {
            throw new IllegalStateException(
                    "The database feeds the log of another key, " + known.get().vkey()
                            + ": put that key and that log back, or use the database that belongs to " + vkey);
        }
        return signer;
    }

    private void reconcile(Ledger ledger, long published) throws IOException {
        long given = places.given();
        if (ledger.size() > given) {
            throw new IllegalStateException(
                    "The public log is ahead of the database (" + ledger.size() + " entries, " + given
                            + " in the database): the database was restored from an older backup; restore the newer one");
        }
        if (ledger.size() < published) {
            throw behind(ledger.size(), published);
        }
        if (!places.root(ledger.size()).equals(ledger.checkpoint().root())) {
            throw new IllegalStateException("The public log and the database tell different entries among the first "
                    + ledger.size() + ": one of them was changed; verify the log with ./arete log verify");
        }
        places.published(ledger.size());
        catchUp(ledger);
    }

    private static IllegalStateException behind(long size, long published) {
        return new IllegalStateException("The public log is behind the database (" + size + " entries, " + published
                + " were published): put back the log's newer files");
    }

    /** Appends what has its place in the database and not yet in the log; the same again changes nothing. */
    void catchUp(Ledger ledger) throws IOException {
        for (List<byte[]> next = places.from(ledger.size()); !next.isEmpty(); next = places.from(ledger.size())) {
            ledger.append(next);
            places.published(ledger.size());
        }
    }
}
