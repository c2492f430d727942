package eu.arete.hub.publiclog.web;

import eu.arete.hub.Home;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.site.LatestCheckpoint;
import eu.arete.ledger.LogSource;
import eu.arete.ledger.SignedCheckpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The state of the log, for the foot of every page. */
@Component
class Foot implements LatestCheckpoint {
    private final PublicLog log;
    private final Home home;

    Foot(PublicLog log, Home home) {
        this.log = log;
        this.home = home;
    }

    @Override
    public Optional<Checkpoint> latest() {
        SignedCheckpoint signed = log.checkpoint();
        if (signed.size() == 0) {
            return Optional.empty();
        }
        try {
            // A checkpoint carries no time of its own: that of its file is when it was published.
            var at = Files.getLastModifiedTime(home.log().resolve(LogSource.CHECKPOINT));
            return Optional.of(new Checkpoint(signed.size(), signed.root().base64(), at.toInstant()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the log", e);
        }
    }
}
