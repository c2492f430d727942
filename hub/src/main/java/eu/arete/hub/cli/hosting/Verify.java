package eu.arete.hub.cli.hosting;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.arete.hub.cli.Told;
import eu.arete.hub.comparison.ComparisonRun;
import eu.arete.hub.comparison.CriteriaSet;
import eu.arete.hub.comparison.CriteriaSets;
import eu.arete.ledger.LogFault;
import eu.arete.ledger.Note;
import eu.arete.ledger.VerifierKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./arete hosting verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Computes a published comparison again from the data and criteria inside it and compares every byte.",
            "Names the first file that differs. Needs no network and no hub."
        },
        footer = {
            "",
            "Examples:",
            "  arete hosting verify /tmp/compared",
            "  arete hosting verify DIR --vkey example.org/hosting+0123abcd+AbCd...",
            "",
            "Exit codes: 0 the same, 1 it differs or is refused, 2 wrong usage."
        })
final class Verify implements Callable<Integer> {
    private static final String DATA = "data/";
    private static final String CRITERIA = "criteria/";

    @Parameters(paramLabel = "DIR", description = "directory of the package")
    private Path directory = Path.of("");

    @Option(names = "--vkey", paramLabel = "KEY", description = "also check that this verifier key signed it")
    private @Nullable String vkey;

    private final PrintStream told = System.out;

    @Override
    public Integer call() throws IOException {
        TreeMap<String, byte[]> published = ComparisonFiles.all(directory);
        byte[] note = published.remove(ComparisonFiles.NOTE);
        Map<String, byte[]> dossier = new TreeMap<>();
        published.forEach((path, bytes) -> {
            if (path.startsWith(DATA)) {
                dossier.put(path.substring(DATA.length()), bytes);
            } else if (path.startsWith(CRITERIA)) {
                dossier.put(path, bytes);
                criteria(path, bytes);
            }
        });
        if (dossier.isEmpty()) {
            throw new Told(directory + " is no published comparison: it has no data/");
        }
        told.printf("Computing again from %d files%n", dossier.size());
        ComparisonRun run = Compare.compared(dossier);
        compare(run.files(), published);
        signature(run, note);
        told.printf(
                "%s: %d files are the same%nsha256 %s%n",
                Compare.titled(run.results()), published.size(), run.sha256());
        return 0;
    }

    /** Criteria travel with a comparison; whether they are those this release knows is worth saying. */
    private void criteria(String path, byte[] bytes) {
        for (CriteriaSet set : CriteriaSets.all()) {
            if (path.equals(CRITERIA + set.set() + "-" + set.version() + ".json")) {
                boolean same = Arrays.equals(bytes, CriteriaSets.file(set));
                told.printf("%s: %s this release ships%n", path, same ? "the criteria" : "NOT the criteria");
                return;
            }
        }
        told.printf("%s: criteria of this comparison's own%n", path);
    }

    private void compare(Map<String, byte[]> computed, Map<String, byte[]> published) {
        Set<String> sorted = new TreeSet<>(computed.keySet());
        sorted.addAll(published.keySet());
        // The sums differ whenever anything does: a reader wants to know what.
        List<String> paths = new ArrayList<>(sorted);
        paths.remove(ComparisonFiles.SUMS);
        paths.add(ComparisonFiles.SUMS);
        for (String path : paths) {
            byte[] expected = computed.get(path);
            byte[] found = published.get(path);
            if (found == null) {
                throw new Told(path + " is missing: computed again, the package has it");
            }
            if (expected == null) {
                throw new Told(path + " is no part of this comparison: computed again, the package does not have it");
            }
            int at = Arrays.mismatch(expected, found);
            if (at >= 0) {
                throw new Told(path + " differs from byte " + at + " on from what its data and criteria give");
            }
        }
    }

    private void signature(ComparisonRun run, byte @Nullable [] note) {
        if (vkey == null) {
            told.println(note == null ? "Not signed" : "Signed; give --vkey to check by whom");
            return;
        }
        if (note == null) {
            throw new Told(ComparisonFiles.NOTE + " is missing: the comparison is not signed");
        }
        try {
            Note read = Note.parse(note);
            VerifierKey key = VerifierKey.parse(vkey);
            byte[] sums = run.files().get(ComparisonFiles.SUMS);
            if (!Arrays.equals(read.text().getBytes(UTF_8), sums) || !read.isSignedBy(key)) {
                throw new Told(ComparisonFiles.NOTE + " is not a signature of this comparison by that key");
            }
            told.println("Signed by " + key.name());
        } catch (LogFault fault) {
            throw new Told("the signature cannot be checked: " + fault.getMessage(), fault);
        }
    }
}
