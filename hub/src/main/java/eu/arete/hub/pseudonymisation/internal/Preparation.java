package eu.arete.hub.pseudonymisation.internal;

import eu.arete.hub.jobs.JobId;
import eu.arete.hub.jobs.JobKind;
import eu.arete.hub.jobs.Jobs;
import eu.arete.hub.pseudonymisation.Rotation;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.LakeStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a rotation needs before it runs, and what it leaves when it ends. */
@Component
public class Preparation {
    static final JobKind.Name KIND = new JobKind.Name("pseudonymisation.rotate");

    private final RegimeTable regimes;
    private final RegimeKeys keys;
    private final Rewritten rewritten;
    private final Jobs jobs;
    private final LakeStore lake;
    private final Clock clock;

    Preparation(RegimeTable regimes, RegimeKeys keys, Rewritten rewritten, Jobs jobs, LakeStore lake, Clock clock) {
        this.regimes = regimes;
        this.keys = keys;
        this.rewritten = rewritten;
        this.jobs = jobs;
        this.lake = lake;
        this.clock = clock;
    }

    /** A number and its key. Should the caller's transaction fail, the key stays and is the next one's of that number. */
    public int makeRegime() {
        int number = regimes.add(clock.instant());
        keys.make(number);
        return number;
    }

    public JobId submit(Rotation rotation) {
        return jobs.submit(KIND, rotation.number(), "{}");
    }

    /** Deletes the files that ended rotations wrote and no table took. */
    public void clear() {
        for (long rotation : rewritten.left()) {
            for (Map.Entry<Rewritten.Source, LakeFile> left :
                    rewritten.of(rotation).entrySet()) {
                try {
                    lake.delete(left.getValue());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                rewritten.forget(rotation, left.getKey());
            }
        }
    }
}
