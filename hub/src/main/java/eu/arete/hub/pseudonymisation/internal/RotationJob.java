package eu.arete.hub.pseudonymisation.internal;

import eu.arete.hub.jobs.JobKind;
import eu.arete.hub.jobs.JobRun;
import eu.arete.hub.jobs.Unit;
import eu.arete.hub.pseudonymisation.Rotation;
import eu.arete.lake.rotation.FileRotation;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.tables.LiveFile;
import eu.arete.privacy.Recoding;
import eu.arete.privacy.Regime;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;

/**
 * Writes files anew under the next regime, one by one, each kept as soon as it is sealed; then exchanges them all in one transaction.
 * What came into the lake meanwhile is written anew first: the exchange is of everything or of nothing.
 */
@Component
@DependsOn("lakeSweep")
class RotationJob implements JobKind {
    private final RotationStore rotations;
    private final Extent extent;
    private final Rewritten rewritten;
    private final RegimeKeys keys;
    private final Exchange exchange;
    private final Preparation preparation;
    private final Scratch memory;
    private final FileRotation files;
    private final long memoryBytes;

    RotationJob(
            RotationStore rotations,
            Extent extent,
            Rewritten rewritten,
            RegimeKeys keys,
            Exchange exchange,
            Preparation preparation,
            LakeStore lake,
            Scratch memory,
            @Value("${arete.pseudonymisation.threads:2}") int threads,
            @Value("${arete.pseudonymisation.memory-mb:1024}") long memoryMb) {
        this.rotations = rotations;
        this.extent = extent;
        this.rewritten = rewritten;
        this.keys = keys;
        this.exchange = exchange;
        this.preparation = preparation;
        this.memory = memory;
        this.memoryBytes = memoryMb << 20;
        this.files = new FileRotation(lake, threads, memoryBytes);
    }

    @Override
    public Name name() {
        return Preparation.KIND;
    }

    @Override
    public long memoryBoundBytes() {
        return memoryBytes;
    }

    @Override
    public void run(JobRun run) throws IOException, InterruptedException {
        Rotation rotation = rotations.find(run.job().subject()).orElseThrow();
        while (rotation.state() == Rotation.State.RUNNING) {
            writeWhatIsMissing(run, rotation);
            run.mayGoOn();
            exchange.commit(rotation, run);
            rotation = rotations.find(rotation.number()).orElseThrow();
        }
        preparation.clear();
    }

    private void writeWhatIsMissing(JobRun run, Rotation rotation) throws IOException, InterruptedException {
        Regime to = keys.regime(rotation.regime().orElseThrow());
        Map<Rewritten.Source, LakeFile> done = rewritten.of(rotation.id());
        List<Extent.Table> tables = extent.tables(rotation);
        long total = tables.stream()
                .flatMap(table -> table.files().stream())
                .mapToLong(live -> live.file().bytes())
                .sum();
        long passed = 0;
        for (Extent.Table table : tables) {
            Recoding recoding = new Recoding(table.from(), to);
            for (LiveFile live : table.files()) {
                run.progress(passed, total, Unit.BYTES);
                passed += live.file().bytes();
                Rewritten.Source source = Rewritten.Source.of(live);
                if (!done.containsKey(source)) {
                    run.mayGoOn();
                    if (!rotations.isRunning(rotation.id())) {
                        // Somebody gave it up.
                        return;
                    }
                    LakeFile file = files.rewrite(live.file(), table.schema(), live.deleted(), recoding, memory);
                    rewritten.keep(rotation.id(), source, file);
                }
            }
        }
        run.progress(total, total, Unit.BYTES);
    }
}
