package eu.arete.hub.upkeep;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.jobs.JobId;
import eu.arete.hub.jobs.JobKind;
import eu.arete.hub.jobs.Jobs;
import eu.arete.hub.site.Refused;
import eu.arete.hub.upkeep.internal.Kinds;
import eu.arete.hub.upkeep.internal.LakeState;
import eu.arete.hub.upkeep.internal.UpkeepStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What can be done to keep the lake up, by administrators; the hub does it by itself at its times. */
@Service
public class Upkeep {
    /** What can be asked for. */
    public enum Work {
        PURGE(Kinds.PURGE, "{}"),
        COMPACT(Kinds.COMPACT, "{}"),
        ERASE(Kinds.ERASE, "{}"),
        RETAIN(Kinds.RETAIN, "{}"),
        /** What retention would take, without taking it. */
        PREVIEW(Kinds.PREVIEW, "{}");

        private final JobKind.Name kind;
        private final String argument;

        Work(JobKind.Name kind, String argument) {
            this.kind = kind;
            this.argument = argument;
        }

        public JobKind.Name kind() {
            return kind;
        }

        public static Work named(String name) {
            try {
                return valueOf(name.toUpperCase(java.util.Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw Refused.notFound("upkeep.no-such-work", name);
            }
        }
    }

    /** All work of upkeep is about the lake: one of a kind at a time. */
    public static final String SUBJECT = "lake";

    private final LakeState state;
    private final UpkeepStore store;
    private final Jobs jobs;

    Upkeep(LakeState state, UpkeepStore store, Jobs jobs) {
        this.state = state;
        this.store = store;
        this.jobs = jobs;
    }

    /** How every table stands, by dataset. */
    public Map<String, List<TableUpkeep>> tables(Actor actor) {
        actor.mustBe(Role.ADMINISTRATOR);
        return state.all();
    }

    public List<Removal> removals(Actor actor, int count) {
        actor.mustBe(Role.ADMINISTRATOR);
        return store.removals(count);
    }

    public List<PastRows> preview(Actor actor) {
        actor.mustBe(Role.ADMINISTRATOR);
        return store.preview();
    }

    /** What the last proof showed. */
    public Optional<Proof> lastProof() {
        return store.lastProof();
    }

    /** @throws Refused 404 */
    public Proof proof(Actor actor, String sha256) {
        actor.mustBe(Role.ADMINISTRATOR);
        return store.proof(sha256).orElseThrow(() -> Refused.notFound("upkeep.no-such-proof", sha256));
    }

    /** Asks for it now; the one under way is given when there is one. */
    public JobId ask(Actor actor, Work work) {
        actor.mustBe(Role.ADMINISTRATOR);
        return jobs.submit(work.kind, SUBJECT, work.argument);
    }
}
