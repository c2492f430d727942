package eu.arete.hub.pseudonymisation;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.jobs.JobId;
import eu.arete.hub.jobs.Jobs;
import eu.arete.hub.pseudonymisation.internal.Preparation;
import eu.arete.hub.pseudonymisation.internal.RotationStore;
import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.EntryType;
import eu.arete.hub.publiclog.Field;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.site.Fields;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Rotations: an administrator proposes one, the authority starts it, never the same person; one at a time. */
@Service
public class Rotations {
    private static final int SHORTEST_REASON = 20;
    private static final int LONGEST_REASON = 2000;

    private final RotationStore store;
    private final Preparation preparation;
    private final Catalogue catalogue;
    private final Jobs jobs;
    private final PublicLog log;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Rotations(
            RotationStore store,
            Preparation preparation,
            Catalogue catalogue,
            Jobs jobs,
            PublicLog log,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.preparation = preparation;
        this.catalogue = catalogue;
        this.jobs = jobs;
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Newest first, for those who may do something with them. */
    public List<Rotation> latest(Actor actor, int count) {
        mayRead(actor);
        return store.latest(count);
    }

    /** @throws Refused 404 */
    public Rotation rotation(Actor actor, String number) {
        mayRead(actor);
        return store.find(number).orElseThrow(() -> Refused.notFound("pseudonymisation.no-such-rotation", number));
    }

    private static void mayRead(Actor actor) {
        if (!actor.is(Role.ADMINISTRATOR)) {
            actor.mustBe(Role.AUTHORITY);
        }
    }

    /** @param dataset blank or absent: all datasets, and the oppositions with them */
    public Rotation propose(Actor actor, @Nullable String dataset, @Nullable String reason) {
        actor.mustBe(Role.ADMINISTRATOR);
        Optional<String> one = Optional.ofNullable(dataset).map(String::strip).filter(name -> !name.isEmpty());
        one.ifPresent(catalogue::dataset);
        String why = Fields.text("reason", reason, LONGEST_REASON);
        if (why.length() < SHORTEST_REASON) {
            throw Refused.because("pseudonymisation.reason", SHORTEST_REASON).at(Place.field("reason"));
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            store.lock();
            store.open().ifPresent(open -> {
                throw Refused.conflict("pseudonymisation.one-at-a-time", open.number());
            });
            return store.add(one, why, signed(actor));
        }));
    }

    /** Starts it: a key is made, and the files are written anew. Nothing changes for any reader before the last moment. */
    public Rotation approve(Actor actor, String number) {
        actor.mustBe(Role.AUTHORITY);
        transaction.executeWithoutResult(status -> {
            Rotation rotation = locked(number, Rotation.State.PROPOSED);
            if (rotation.proposed().person().equals(actor.id().value())) {
                throw Refused.forbidden("pseudonymisation.two-persons", number);
            }
            int regime = preparation.makeRegime();
            JobId job = preparation.submit(rotation);
            store.start(rotation.id(), signed(actor), regime, job);
            tell(rotation, regime, "started");
        });
        return rotation(actor, number);
    }

    /** Takes back a proposal, or gives a running one up: what was written under its regime is deleted, and its key destroyed. */
    public Rotation abandon(Actor actor, String number) {
        mayRead(actor);
        Rotation before = rotation(actor, number);
        before.job().flatMap(jobs::find).filter(job -> job.state().isOpen()).ifPresent(job -> {
            if (actor.is(Role.ADMINISTRATOR)) {
                jobs.cancel(actor, job.id());
            }
        });
        transaction.executeWithoutResult(status -> {
            Rotation rotation = locked(number, before.state());
            store.end(rotation.id(), Rotation.State.ABANDONED, now());
            rotation.regime().ifPresent(regime -> tell(rotation, regime, "abandoned"));
        });
        preparation.clear();
        return rotation(actor, number);
    }

    private Rotation locked(String number, Rotation.State expected) {
        Rotation rotation = store.findForUpdate(number)
                .orElseThrow(() -> Refused.notFound("pseudonymisation.no-such-rotation", number));
        if (rotation.state() != expected || !rotation.isOpen()) {
            throw Refused.conflict("pseudonymisation.over", number);
        }
        return rotation;
    }

    private void tell(Rotation rotation, int regime, String outcome) {
        Entry entry = Entry.of(EntryType.ROTATION_MOVED)
                .with(Field.REGIME, Integer.toString(regime))
                .outcome(outcome);
        log.append(rotation.dataset().map(entry::dataset).orElse(entry));
    }

    private Rotation.Signed signed(Actor actor) {
        return new Rotation.Signed(actor.id().value(), actor.person().name(), now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
