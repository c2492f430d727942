package eu.arete.hub.upkeep.internal;

import eu.arete.hub.Sha256;
import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Dataset;
import eu.arete.hub.jobs.JobRun;
import eu.arete.hub.jobs.Unit;
import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.EntryType;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.upkeep.CodeCheck;
import eu.arete.privacy.Pseudonym;
import eu.arete.privacy.disclosure.ProtectedCount;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Opens every file that any remembered snapshot names, and writes down what was seen; the log has the report's hash. */
@Component
class Proving {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String CLEAN = "clean";

    private final OpposedCodes opposed;
    private final Catalogue catalogue;
    private final LakeState lake;
    private final CodeCheck check;
    private final UpkeepStore store;
    private final PublicLog log;
    private final Step step;
    private final Clock clock;

    Proving(
            OpposedCodes opposed,
            Catalogue catalogue,
            LakeState lake,
            LakeStore files,
            Scratch scratch,
            UpkeepSettings settings,
            UpkeepStore store,
            PublicLog log,
            Step step,
            Clock clock) {
        this.opposed = opposed;
        this.catalogue = catalogue;
        this.lake = lake;
        this.check = new CodeCheck(files, scratch, settings.limits());
        this.store = store;
        this.log = log;
        this.step = step;
        this.clock = clock;
    }

    /** @return whether nothing was found, now or when this job looked before it was taken up again */
    boolean prove(JobRun run) throws IOException, InterruptedException {
        String before = Mark.of(run).proof();
        if (!before.isEmpty()) {
            return before.equals(CLEAN);
        }
        Set<Pseudonym> codes = opposed.due();
        List<CodeCheck.Seen> all = new ArrayList<>();
        for (Dataset dataset : catalogue.datasets()) {
            if (dataset.descriptor().keeping().withoutOpposed()) {
                all.addAll(check.examine(
                        lake.remembered(dataset),
                        opposed.everywhere(codes).stream().map(Pseudonym::hex).collect(Collectors.toSet()),
                        (done, files) -> {
                            run.progress(done, files, Unit.FILES);
                            run.mayGoOn();
                        }));
            }
        }
        boolean clean = all.stream().allMatch(seen -> seen.found() == 0);
        String outcome = clean ? CLEAN : "found";
        String report = report(all, codes.size(), clean);
        String sha256 = Sha256.of(report);
        step.take(
                run,
                Mark.of(run).proven(outcome).json(),
                () -> store.proven(
                        clock.instant(),
                        clean,
                        all.size(),
                        all.stream().mapToLong(CodeCheck.Seen::rows).sum(),
                        sha256,
                        report,
                        log.append(Entry.of(EntryType.ERASURE_PROVEN)
                                .outcome(outcome)
                                .sha256(sha256))));
        return clean;
    }

    private String report(List<CodeCheck.Seen> all, int codes, boolean clean) {
        ObjectNode report = JSON.createObjectNode()
                .put("made", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("clean", clean)
                .put("codesLookedFor", ProtectedCount.of(codes).text());
        ArrayNode files = report.putArray("files");
        for (CodeCheck.Seen seen : all) {
            ObjectNode file = files.addObject()
                    .put("table", seen.table().toString())
                    .put("file", seen.file().id())
                    .put("sha256", seen.file().sha256())
                    .put("rows", seen.rows())
                    .put("rowsFound", seen.found());
            ArrayNode columns = file.putArray("columnsOpened");
            seen.columns().forEach(columns::add);
        }
        return JSON.writeValueAsString(report);
    }
}
