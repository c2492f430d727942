package eu.arete.hub.comparison.internal;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.comparison.CriteriaSets;
import eu.arete.hub.comparison.DossierFault;
import eu.arete.hub.comparison.Frozen;
import eu.arete.hub.comparison.Publication;
import eu.arete.hub.comparison.dossier.DossierReader;
import eu.arete.hub.hosting.Evidence;
import eu.arete.hub.publiclog.EntryId;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Dossiers brought to frozen comparisons: nothing is opened before what was frozen is in the public log, and nothing frozen may differ. */
@Component
public class Runs {
    private final RunTable table;
    private final Freezes freezes;
    private final PublicLog log;
    private final RunJobs jobs;
    private final Clock clock;

    Runs(RunTable table, Freezes freezes, PublicLog log, RunJobs jobs, Clock clock) {
        this.table = table;
        this.freezes = freezes;
        this.log = log;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Takes a dossier for the newest frozen version; it is computed soon after. */
    public Publication bring(Actor actor, String name, Map<String, byte[]> files) {
        actor.mustBe(Role.ADMINISTRATOR);
        Frozen frozen =
                freezes.versions(name).stream().findFirst().orElseThrow(() -> Refused.notFound("comparison.unknown"));
        log.awaitPublished(new EntryId(frozen.logEntry()));
        List<String> differing = freezes.commitment(frozen).differences(Commitment.of(files));
        if (!differing.isEmpty()) {
            throw Refused.conflict("comparison.frozen-differs", frozen.version(), String.join(", ", differing))
                    .at(Place.file(Commitment.HEAD));
        }
        try {
            new DossierReader(files, CriteriaSets::parse).read();
        } catch (DossierFault fault) {
            throw refused(fault);
        }
        UUID id = UUID.randomUUID();
        try {
            table.add(id, name, frozen.version(), DossierZip.write(files), clock.instant());
        } catch (DuplicateKeyException e) {
            throw Refused.conflict("comparison.being-computed");
        }
        jobs.wake();
        return table.find(id).orElseThrow();
    }

    public Optional<Publication> find(UUID id) {
        return table.find(id);
    }

    /** Newest first; those that are computed but not yet in the public log are told as being computed. */
    public List<Publication> of(String name) {
        return table.of(name);
    }

    /** The last that was published under this name. */
    public Optional<Publication> published(String name) {
        return table.of(name).stream().filter(this::isPublished).findFirst();
    }

    /** The last that was published under any name, among these. */
    public Optional<Publication> lastPublished(Predicate<Publication> among) {
        return table.done(200).stream().filter(among).filter(this::isPublished).findFirst();
    }

    /** Only what is under a published checkpoint is shown. */
    public boolean isPublished(Publication run) {
        return run.state() == Publication.State.DONE && log.isPublished(new EntryId(run.logEntry()));
    }

    public Publication.Whole whole(Publication run) {
        Frozen frozen = freezes.find(run.name(), run.version()).orElseThrow();
        Map<String, byte[]> files = DossierZip.unpack(table.files(run.id()));
        return new Publication.Whole(
                run,
                frozen,
                Kept.results(table.results(run.id())),
                table.effect(run.id()).map(Kept::effect),
                evidence(files),
                files);
    }

    /** The published files as one archive, always the same bytes. */
    public byte[] archive(Publication run) {
        return table.files(run.id());
    }

    /** The evidence of a publication, in its order. */
    private static List<Evidence> evidence(Map<String, byte[]> published) {
        Map<String, byte[]> dossier = new TreeMap<>();
        published.forEach((name, bytes) -> {
            if (name.startsWith("data/")) {
                dossier.put(name.substring("data/".length()), bytes);
            } else if (name.startsWith("criteria/")) {
                dossier.put(name, bytes);
            }
        });
        return List.copyOf(new DossierReader(dossier, CriteriaSets::parse)
                .read()
                .dossier()
                .evidence()
                .values());
    }

    static Refused refused(DossierFault fault) {
        Place place = fault.line() > 0 ? Place.line(fault.file(), fault.line()) : Place.file(fault.file());
        return Refused.because("comparison.dossier-fault", fault.file(), fault.line(), fault.fault(), fault.remedy())
                .at(place);
    }
}
