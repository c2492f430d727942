package eu.arete.hub.comparison;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.comparison.internal.Freezes;
import eu.arete.hub.comparison.internal.Runs;
import eu.arete.hub.hosting.LatestComparison;
import eu.arete.hub.site.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Open comparisons of hosts: what is decided is frozen first, then evidence is opened, then what comes of it is published for good. */
@Service
public class Comparisons implements LatestComparison {
    private final Freezes freezes;
    private final Runs runs;

    Comparisons(Freezes freezes, Runs runs) {
        this.freezes = freezes;
        this.runs = runs;
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

    /**
     * Opens the evidence of the newest frozen version: takes its dossier, computes it soon after and publishes what comes of it.
     *
     * @throws Refused 409 when what was frozen differs: freeze a new version first
     */
    public Publication bring(Actor actor, String name, Map<String, byte[]> dossier) {
        return runs.bring(actor, name, dossier);
    }

    /** Every dossier brought to this comparison, newest first. */
    public List<Publication> publications(String name) {
        return runs.of(name);
    }

    public Publication publication(String name, UUID id) {
        return runs.find(id)
                .filter(run -> run.name().equals(name))
                .orElseThrow(() -> Refused.notFound("comparison.unknown"));
    }

    /** The last that was published under this name: its log entry is under a published checkpoint. */
    public Optional<Publication> published(String name) {
        return runs.published(name);
    }

    /** All of a publication; refused until it is published. */
    public Publication.Whole whole(Publication publication) {
        if (!runs.isPublished(publication)) {
            throw Refused.notFound("comparison.unknown");
        }
        return runs.whole(publication);
    }

    /** The published files as one zip. */
    public byte[] archive(Publication publication) {
        if (!runs.isPublished(publication)) {
            throw Refused.notFound("comparison.unknown");
        }
        return runs.archive(publication);
    }

    @Override
    public Optional<Published> latestPublished(Locale locale) {
        return runs.lastPublished(run -> !version(run.name(), run.version()).fictitious())
                .map(run -> new Published(
                        run.name(),
                        version(run.name(), run.version()).titles().in(locale),
                        run.sha256().orElseThrow(),
                        run.endedAt().orElseThrow()));
    }
}
