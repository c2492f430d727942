package eu.arete.hub.cli.schema;

import eu.arete.hub.cli.Told;
import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.FieldRole;
import eu.arete.lake.schema.InvalidDescriptor;
import eu.arete.lake.schema.published.Draft;
import eu.arete.lake.schema.published.ImportOptions;
import eu.arete.lake.schema.published.ProposedRole;
import eu.arete.lake.schema.published.PublishedList;
import eu.arete.lake.schema.published.SchemaImport;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./arete schema import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Turns published table schemas (Table Schema JSON, as those of the SNDS) into the description of a dataset.",
            "The first run proposes a role for each field that may tell who somebody is, in OUT/roles.csv. A person confirms or",
            "corrects every line; the next run writes OUT/datapackage.json, which the hub's catalogue reads."
        },
        footer = {
            "",
            "Examples:",
            "  arete schema import schemas/PMSI --dataset pmsi --partner atih --years 2018-2019 --out pmsi/",
            "  arete schema import ER_PRS_F.json ER_PHA_F.json --dataset dcir --partner cnam --delimiter ';' --out dcir/",
            "",
            "Exit codes: 0 done (or roles proposed), 1 refused, 2 wrong usage."
        })
final class ImportSchema implements Callable<Integer> {
    private static final int MAX_FILES = 1_000;
    private static final int MAX_FILE = 4 << 20;

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            required = true,
            description = "name it will have in the catalogue")
    private String dataset = "";

    @Option(
            names = "--partner",
            paramLabel = "NAME",
            required = true,
            description = "organisation that deposits into it")
    private String partner = "";

    @Option(names = "--title", paramLabel = "TEXT", description = "default: the name of the dataset")
    private String title = "";

    @Option(
            names = "--years",
            paramLabel = "Y-Y",
            description = "years of the files; one table a year where names hold a year")
    private String years = "";

    @Option(names = "--delimiter", paramLabel = "C", description = "of the files: , ; | or a tabulation (default: ,)")
    private char delimiter = ',';

    @Option(names = "--encoding", paramLabel = "NAME", description = "of the files (default: UTF-8)")
    private String encoding = "UTF-8";

    @Option(
            names = "--lists",
            paramLabel = "DIR",
            description =
                    "directory of code lists, NAME.csv (semicolons) and NAME.json each: columns that name one are held against it")
    private Optional<Path> lists = Optional.empty();

    @Option(
            names = "--outside-list",
            paramLabel = "WHAT",
            description = "what becomes of a row with a code outside its list: reject or report (default: reject)")
    private Outside outside = Outside.reject;

    @Option(
            names = "--out",
            paramLabel = "OUT",
            required = true,
            description = "directory for roles.csv and datapackage.json")
    private Path target = Path.of("");

    @Parameters(paramLabel = "FILE|DIR", arity = "1..*", description = "schemas, or directories of them")
    private List<Path> given = List.of();

    private final PrintStream out = System.out;

    /** What becomes of a row with a code outside its list; named as it is typed. */
    enum Outside {
        reject,
        report
    }

    @Override
    public Integer call() throws IOException {
        List<Integer> asked = askedYears();
        try {
            SchemaImport schemas = SchemaImport.of(read());
            List<ProposedRole> proposals = schemas.proposals();
            out.printf("%d tables read%n", schemas.tables().size());
            Files.createDirectories(target);
            RolesFile roles = new RolesFile(target.resolve("roles.csv"));
            if (!roles.exists() && !proposals.isEmpty()) {
                roles.write(proposals);
                tell(proposals);
                return 0;
            }
            write(schemas, asked, proposals.isEmpty() ? Map.of() : roles.confirmed(proposals));
            return 0;
        } catch (InvalidDescriptor invalid) {
            throw new Told(
                    invalid.problems().stream()
                            .limit(20)
                            .map(Object::toString)
                            .collect(Collectors.joining("\n       ")),
                    invalid);
        }
    }

    private void tell(List<ProposedRole> proposals) {
        Map<String, Long> byRule = proposals.stream()
                .collect(Collectors.groupingBy(ProposedRole::rule, TreeMap::new, Collectors.counting()));
        byRule.forEach((rule, count) -> {
            ProposedRole one = proposals.stream()
                    .filter(proposed -> proposed.rule().equals(rule))
                    .findFirst()
                    .orElseThrow();
            out.printf(
                    "  %4d × %-24s %s%n", count, one.role().label(), one.why().en());
        });
        out.printf(
                "%d roles are proposed in %s. Read them: write yes, or the right role, in the last column of each line,%n"
                        + "then run this again.%n",
                proposals.size(), target.resolve("roles.csv"));
    }

    private void write(SchemaImport schemas, List<Integer> asked, Map<String, Map<String, FieldRole>> roles)
            throws IOException {
        ImportOptions options = new ImportOptions(
                dataset,
                partner,
                title.isBlank() ? dataset : title,
                delimiter,
                encoding,
                asked,
                readLists(),
                outside == Outside.reject);
        Draft draft = schemas.draft(options, roles);
        DatasetDescriptor descriptor = DatasetDescriptor.parse(draft.json());
        for (Draft.Note note : draft.notes()) {
            out.printf("  %s%s: %s%n", note.table(), note.field().isEmpty() ? "" : "." + note.field(), note.what());
        }
        Path written = target.resolve("datapackage.json");
        Files.write(written, draft.json());
        out.printf(
                "%d tables, %d fields, %d keys to other tables: %s%n",
                descriptor.tables().size(),
                descriptor.tables().stream()
                        .mapToInt(table -> table.fields().size())
                        .sum(),
                descriptor.tables().stream()
                        .mapToInt(table -> table.foreignKeys().size())
                        .sum(),
                written);
    }

    /** A schema without rows, or a list that cannot be read, is told and left out. */
    private Map<String, PublishedList> readLists() throws IOException {
        Map<String, PublishedList> read = new HashMap<>();
        if (lists.isEmpty()) {
            return read;
        }
        try (Stream<Path> inside = Files.walk(lists.get())) {
            for (Path schema : inside.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                String file = schema.getFileName().toString();
                Path rows = schema.resolveSibling(file.replaceFirst("\\.json$", ".csv"));
                if (!Files.isReadable(rows)) {
                    out.printf("  %s: left out, it has no rows beside it%n", file);
                    continue;
                }
                try {
                    PublishedList list = PublishedList.of(file, Files.readAllBytes(schema), Files.readAllBytes(rows));
                    read.put(list.name(), list);
                } catch (InvalidDescriptor e) {
                    out.printf("  %s%n", e.getMessage());
                }
            }
        }
        return read;
    }

    private Map<String, byte[]> read() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Path path : given) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> inside = Files.walk(path)) {
                    for (Path file : inside.filter(found -> found.toString().endsWith(".json"))
                            .sorted()
                            .toList()) {
                        put(files, file);
                    }
                }
            } else if (Files.isReadable(path)) {
                put(files, path);
            } else {
                throw new NoSuchFileException(path.toString());
            }
        }
        if (files.isEmpty()) {
            throw new Told("nothing to import: no .json file in " + given);
        }
        return files;
    }

    private static void put(Map<String, byte[]> files, Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            files.put(file.toString(), bytes.readNBytes(MAX_FILE + 1));
        }
        if (files.size() > MAX_FILES) {
            throw new Told("more than " + MAX_FILES + " files: import them as several datasets");
        }
    }

    private List<Integer> askedYears() {
        if (years.isBlank()) {
            return List.of();
        }
        if (!years.matches("(19|20)[0-9]{2}(-(19|20)[0-9]{2})?")) {
            throw new Told("--years is a year, or two with a hyphen: 2018-2019");
        }
        int first = Integer.parseInt(years.substring(0, 4));
        int last = Integer.parseInt(years.substring(years.length() - 4));
        if (last < first || last - first > 40) {
            throw new Told("--years " + years + " is not a period of at most 40 years");
        }
        return new ArrayList<>(IntStream.rangeClosed(first, last).boxed().toList());
    }
}
