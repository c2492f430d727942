package eu.arete.hub.cli.hosting;

import eu.arete.hub.cli.Told;
import eu.arete.hub.comparison.ComparisonRun;
import eu.arete.hub.comparison.DossierFault;
import eu.arete.hub.comparison.Results;
import eu.arete.ledger.FileSigner;
import eu.arete.ledger.LogFault;
import eu.arete.ledger.Note;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./arete hosting compare}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Compares hosts from a dossier and writes a package anyone can compute again to the same bytes:",
            "floors, marks, whole costs, every price formula and weighting, chances, what would change who leads."
        },
        footer = {
            "",
            "The dossier is comparison.json and tables in CSV (examples/hosting/fictitious/README.md describes them).",
            "",
            "Examples:",
            "  arete hosting compare examples/hosting/fictitious --out /tmp/compared",
            "  arete hosting compare DIR --out DIR2 --key signing.key",
            "",
            "Exit codes: 0 compared, 1 the dossier is refused (with file and line), 2 wrong usage."
        })
final class Compare implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "directory of the dossier")
    private Path dossier = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR2",
            required = true,
            description = "where to write the package: empty, or holding an earlier one")
    private Path out = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "sign SHA256SUMS with this Ed25519 note key, as SHA256SUMS.note beside it")
    private @Nullable Path key;

    private final PrintStream told = System.out;

    @Override
    public Integer call() throws IOException {
        Map<String, byte[]> input = ComparisonFiles.dossier(dossier);
        told.printf("Read %d files of %s%n", input.size(), dossier);
        long started = System.nanoTime();
        ComparisonRun run = compared(input);
        told.printf(
                "Compared %d offers, %,d worlds for each reading and weighting, in %.1f s%n",
                run.results().offers().size(), run.results().draws(), (System.nanoTime() - started) / 1e9);
        Map<String, byte[]> files = new TreeMap<>(run.files());
        if (key != null) {
            files.put(ComparisonFiles.NOTE, signed(Objects.requireNonNull(files.get(ComparisonFiles.SUMS)), key));
        }
        ComparisonFiles.write(out, files);
        run.results()
                .readings()
                .forEach(reading -> told.printf(
                        "Claims %s: %s %s%n",
                        reading.claims().code().replace('-', ' '),
                        reading.outcome().isCertain() ? "first for certain" : "could be first",
                        reading.outcome().possible().isEmpty()
                                ? "nobody"
                                : String.join(", ", reading.outcome().possible())));
        told.printf("Wrote %d files to %s%nsha256 %s%n", files.size(), out, run.sha256());
        return 0;
    }

    static ComparisonRun compared(Map<String, byte[]> input) {
        try {
            return ComparisonRun.of(input);
        } catch (DossierFault fault) {
            throw new Told(String.valueOf(fault.getMessage()), fault);
        }
    }

    private static byte[] signed(byte[] sums, Path key) throws IOException {
        try {
            return Note.sign(new String(sums, StandardCharsets.UTF_8), FileSigner.read(key))
                    .bytes();
        } catch (LogFault fault) {
            throw new Told("the key " + key + " cannot sign: " + fault.getMessage(), fault);
        }
    }

    /** For what prints a comparison in a line. */
    static String titled(Results results) {
        return results.titles().en() + " (" + results.date() + ")";
    }
}
