package eu.arete.hub.cli.demo;

import eu.arete.synth.Synthesis;
import eu.arete.synth.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What partners do before the hub hears of it: have data, seal them. */
final class DataSteps {
    static final List<String> DATASETS = List.of("dcir", "pmsi-mco", "causes-of-death");
    private static final String DONE = "sealed-all";

    private final Path synthetic;
    private final Path sealed;
    private final DeskProcess desk;
    private final int persons;
    private final long seed;

    DataSteps(Path directory, DeskProcess desk, int persons, long seed) {
        this.synthetic = directory.resolve("synthetic");
        this.sealed = directory.resolve("sealed");
        this.desk = desk;
        this.persons = persons;
        this.seed = seed;
    }

    Path synthetic() {
        return synthetic;
    }

    Path descriptor(String dataset) {
        return synthetic.resolve("datasets").resolve(dataset).resolve("datapackage.json");
    }

    String make() throws IOException {
        if (Files.exists(synthetic.resolve("truth.json"))) {
            return "made before";
        }
        Truth truth =
                new Synthesis(persons, seed, synthetic, Runtime.getRuntime().availableProcessors()).run(done -> {});
        return "%,d rows in %d files".formatted(truth.rowsDeposited(), truth.fileCount());
    }

    /** Each partner seals its files with the desk's secret, in a process that is not the hub's. */
    String seal() throws IOException, InterruptedException {
        if (Files.exists(sealed.resolve(DONE))) {
            return "sealed before";
        }
        int files = 0;
        for (String dataset : DATASETS) {
            Path partner = synthetic.resolve("partners").resolve(dataset);
            desk.run(
                    "",
                    List.of(
                            "seal",
                            "--dataset",
                            descriptor(dataset).toString(),
                            "--identities",
                            partner.resolve("identities.csv").toString(),
                            "--in",
                            partner.resolve("data").toString(),
                            "--out",
                            sealed.resolve(dataset).toString()));
            files += sealed(dataset).size();
        }
        Files.createFile(sealed.resolve(DONE));
        return files + " files hold codes, no identity";
    }

    List<Path> sealed(String dataset) throws IOException {
        Path directory = sealed.resolve(dataset);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList());
        }
    }
}
