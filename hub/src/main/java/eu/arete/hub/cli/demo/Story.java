package eu.arete.hub.cli.demo;

import eu.arete.hub.cli.Told;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The whole way, step by step, and the report of it. */
final class Story {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path directory;
    private final Path report;
    private final Stage stage;
    private final Notebook notebook;
    private final int persons;
    private final long seed;
    private final PrintStream out;
    private final Checks checks = new Checks();

    Story(Path directory, Stage stage, Notebook notebook, int persons, long seed, PrintStream out) {
        this.directory = directory;
        this.report = directory.resolve("demo-report.json");
        this.stage = stage;
        this.notebook = notebook;
        this.persons = persons;
        this.seed = seed;
        this.out = out;
    }

    /** Whether this demo was walked to its end before. */
    boolean told() {
        return Files.exists(report);
    }

    /** Walks the way. @return whether every number agrees with the truth */
    boolean tell() throws Exception {
        Cast cast = stage.cast();
        DataSteps data = new DataSteps(directory, stage.desk(), persons, seed);
        DepositSteps deposits = new DepositSteps(cast, data);
        DossierSteps dossier = new DossierSteps(cast, notebook);
        OppositionSteps oppositions =
                new OppositionSteps(stage, notebook, data.synthetic().resolve("opposing.csv"));
        ExtractSteps extract = new ExtractSteps(cast, notebook);
        QuerySteps queries = new QuerySteps(cast, notebook);
        OutputSteps output = new OutputSteps(cast, notebook);
        HostingSteps hosting = new HostingSteps(cast);
        Steps steps = new Steps(out, 20);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("persons", persons);

        steps.step("synth", "Make a synthetic national dataset", data::make);
        TruthFile truth = TruthFile.read(data.synthetic().resolve("truth.json"));
        steps.step("seal", "Partners replace identities by codes", data::seal);
        steps.step("accounts", "People ask for accounts and get them", () -> cast.open() + " accounts");
        steps.step("host", "The operator declares on whose machine the hub runs", hosting::declare);
        steps.step("gate", "The gate says whether real data may enter", hosting::askGate);
        steps.step("describe", "Partners describe their datasets", deposits::describe);
        steps.step("deposit", "Partners deposit each month's files", () -> deposits.depositAll(truth, checks));
        tell(told, truth, "rows_deposited", deposits.rows());
        tell(told, truth, "rows_accepted", deposits.accepted());
        tell(told, truth, "rows_rejected", deposits.rejected());
        steps.step("apply", "A researcher applies for data", dossier::apply);
        steps.step("complete", "The one-stop shop checks that nothing is missing", dossier::declareComplete);
        steps.step("opinion", "The committee gives its opinion", dossier::giveOpinion);
        steps.step("decision", "The authority decides", dossier::decide);
        steps.step("desk", "The identity desk opens, apart from the hub", oppositions::startDesk);
        steps.step("oppose", "Persons oppose at the desk", oppositions::oppose);
        tell(told, truth, "opposed_persons", oppositions.executed());
        steps.step("permit", "The project's people accept the conditions", dossier::accept);
        steps.step("extract", "The hub makes the permit's extract", extract::await);
        tell(told, truth, "extract_persons", extract.persons());
        steps.step("query", "The analyst queries it in the workspace", () -> queries.run(truth, checks));
        told.put("query_result", queries.answers());
        steps.step("request", "The analyst asks to take a table out", output::request);
        steps.step("review", "Two reviewers decide", output::review);
        steps.step("release", "The release is downloaded", () -> {
            told.put("release_sha256", output.download(directory.resolve("release")));
            return "release.csv and its receipt";
        });
        steps.step("verify", "A stranger verifies the public log", () -> {
            LogSteps.Seen seen = LogSteps.verify(stage.url() + "/log");
            told.put("log_size", seen.size());
            told.put("log_vkey", seen.vkey());
            told.put("checkpoint", seen.checkpoint());
            return seen.size() + " entries, root " + seen.root();
        });
        told.put("seconds", steps.seconds());
        told.put("url", stage.url());
        checks.same("persons", truth.number("persons"), (long) persons);
        return conclude(told);
    }

    /** Puts a number in the report and holds it against the truth's of the same name. */
    private void tell(Map<String, Object> told, TruthFile truth, String name, long found) {
        told.put(name, found);
        checks.same(name, truth.number(name), found);
    }

    private boolean conclude(Map<String, Object> told) throws IOException {
        if (!checks.disagreements().isEmpty()) {
            out.println();
            checks.disagreements().forEach(line -> out.println("DISAGREES WITH THE TRUTH  " + line));
            throw new Told(checks.disagreements().size() + " numbers disagree with the truth");
        }
        Files.writeString(report, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(told) + "\n");
        out.println();
        out.println("All " + checks.agreements() + " numbers compared agree with the truth.");
        return true;
    }
}
