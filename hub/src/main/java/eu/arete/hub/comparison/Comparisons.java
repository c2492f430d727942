package eu.arete.hub.comparison;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.comparison.internal.Freezes;
import eu.arete.hub.site.Refused;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Open comparisons of hosts: what is decided is frozen first, then evidence is opened, then what comes of it is published for good. */
@Service
public class Comparisons {
    private final Freezes freezes;

    Comparisons(Freezes freezes) {
        this.freezes = freezes;
    }

    /**
     * Freezes criteria, weights, formula and scales: sealed, and told in the public log.
     *
     * @param files {@code comparison.json} and the lists of criteria that are not the shipped ones; nothing else, for no evidence may be looked at yet
     */
    public Frozen freeze(Actor actor, Map<String, byte[]> files) {
        return freezes.freeze(actor, files);
    }

    /** The newest version of each comparison, newest first. */
    public List<Frozen> newest() {
        return freezes.newest();
    }

    /** Every version of one comparison, newest first. */
    public List<Frozen> versions(String name) {
        List<Frozen> versions = freezes.versions(name);
        if (versions.isEmpty()) {
            throw Refused.notFound("comparison.unknown");
        }
        return versions;
    }

    public Frozen version(String name, int version) {
        return freezes.find(name, version).orElseThrow(() -> Refused.notFound("comparison.unknown"));
    }
}
