package eu.arete.hub.hosting.gate;

import eu.arete.hub.hosting.Gate;
import eu.arete.hub.hosting.GateDecision;
import eu.arete.hub.publiclog.EntryId;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.publiclog.PublishedEntry;
import eu.arete.hub.site.Refused;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The gate as the public reads it: as it stands, and every decision before. */
@Service
public class Decisions {
    private final Gate gate;
    private final GateStore store;
    private final PublicLog log;
    private final GatePolicy policy = GatePolicy.current();

    Decisions(Gate gate, GateStore store, PublicLog log) {
        this.gate = gate;
        this.store = store;
        this.log = log;
    }

    public GatePolicy policy() {
        return policy;
    }

    public GateDecision now() {
        return gate.now();
    }

    /** The last on record: it tells the same as {@link #now}, sealed. */
    public Optional<KeptDecision> last() {
        return store.last();
    }

    /** Newest first. */
    public List<KeptDecision> latest(int count) {
        return store.latest(count);
    }

    /** @throws Refused 404 */
    public KeptDecision decision(String sha256) {
        return store.find(sha256).orElseThrow(() -> Refused.notFound("hosting.no-such-decision"));
    }

    /** Its entry in the public log, once published. */
    public Optional<PublishedEntry> entry(KeptDecision kept) {
        return log.find(new EntryId(kept.logEntry()));
    }
}
