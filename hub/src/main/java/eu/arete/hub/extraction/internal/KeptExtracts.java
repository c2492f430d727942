package eu.arete.hub.extraction.internal;

import static eu.arete.hub.publiclog.EntryType.EXTRACT_DESTROYED;

import eu.arete.hub.access.Permit;
import eu.arete.hub.access.PermitClosed;
import eu.arete.hub.access.PermitGranted;
import eu.arete.hub.access.PermitId;
import eu.arete.hub.access.Permits;
import eu.arete.hub.extraction.Extract;
import eu.arete.hub.extraction.ExtractJob;
import eu.arete.hub.extraction.Extracts;
import eu.arete.hub.jobs.JobId;
import eu.arete.hub.jobs.Jobs;
import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.site.Refused;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.store.SealedFiles;
import eu.arete.privacy.ProjectStage;
import eu.arete.privacy.Regime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Extracts as other rooms see them, and their beginning and end with the permit's. */
@Service
class KeptExtracts implements Extracts {

    private final Permits permits;
    private final ExtractStore store;
    private final ExtractJobs jobs;
    private final ProjectKeys keys;
    private final Outlet outlet;
    private final Jobs work;
    private final PublicLog log;
    private final Clock clock;

    KeptExtracts(
            Permits permits,
            ExtractStore store,
            ExtractJobs jobs,
            ProjectKeys keys,
            Outlet outlet,
            Jobs work,
            PublicLog log,
            Clock clock) {
        this.permits = permits;
        this.store = store;
        this.jobs = jobs;
        this.keys = keys;
        this.outlet = outlet;
        this.work = work;
        this.log = log;
        this.clock = clock;
    }

    @Override
    @Transactional
    public ExtractJob request(PermitId permit) {
        Permit current = permits.inForce(permit, clock.instant())
                .orElseThrow(() -> Refused.conflict("extraction.permit-not-in-force"));
        outlet.requireOpen(current);
        return add(permit);
    }

    @Override
    @Transactional
    public JobId verify(PermitId permit) {
        Permit current = permits.inForce(permit, clock.instant())
                .orElseThrow(() -> Refused.conflict("extraction.permit-not-in-force"));
        if (store.current(permit).isEmpty()) {
            throw Refused.conflict("extraction.nothing-to-verify", current.number());
        }
        return work.submit(MakeAgain.NAME, current.number(), permit.toString());
    }

    /** In the transaction that puts the permit in force: no permit without its extract being made. */
    @EventListener
    @Transactional
    public void on(PermitGranted granted) {
        add(granted.permit());
    }

    private ExtractJob add(PermitId permit) {
        store.addJob(permit, clock.instant());
        afterCommit(jobs::wake);
        return store.lastJob(permit).orElseThrow();
    }

    /** In the transaction that ends the permit; the key follows the commit, and at the next start if the hub dies between. */
    @EventListener
    @Transactional
    public void on(PermitClosed closed) {
        store.endCurrent(closed.permit(), clock.instant())
                .ifPresent(number -> log.append(Entry.of(EXTRACT_DESTROYED)
                        .permit(number)
                        .outcome(closed.state().name().toLowerCase(Locale.ROOT))));
        store.endHeld(closed.permit(), clock.instant());
        afterCommit(() -> destroy(closed.permit()));
    }

    private void destroy(PermitId permit) {
        keys.destroy(permit);
        try {
            keys.files(permit).sweep(Set.of());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete the files of permit " + permit, e);
        }
    }

    @Override
    public Optional<ExtractJob> job(PermitId permit) {
        return store.lastJob(permit);
    }

    @Override
    public Optional<Extract> current(PermitId permit) {
        return store.current(permit);
    }

    @Override
    public void open(Extract extract, Scratch scratch) {
        SealedFiles files = keys.files(extract.permit());
        for (SealedTable sealed : store.tables(extract.id())) {
            Path target = scratch.directory().resolve(sealed.table().name() + ".parquet");
            try (InputStream in = files.stream(sealed.file())) {
                Files.copy(in, target);
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r--------"));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot open the extract of permit " + extract.permit(), e);
            }
        }
    }

    @Override
    public ProjectStage pseudonyms(PermitId permit, Regime regime) {
        return keys.existing(permit, regime);
    }

    static void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }
}
