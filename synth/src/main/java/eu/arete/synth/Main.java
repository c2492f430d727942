package eu.arete.synth;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** {@code ./arete synth}: makes a synthetic SNDS, with its quirks and its truth. */
public final class Main {
    private static final String HELP = """
            Usage: arete synth --persons N [--seed S] [--out DIR] [--threads T]

            Makes a synthetic national dataset of N invented persons: a year of care (2023) as three partners
            would deliver it, with the oddities of the real one, and what must be found in it.

              --persons N   how many persons, 1 to 900000 (about a hundred rows each)
              --seed S      another seed makes other persons (default 1); the same seed, the same bytes
              --out DIR     where to write (default ./synthetic)
              --threads T   threads to use (default: all processors)

            In DIR: datasets/<dataset>/datapackage.json (the tables described), partners/<dataset>/data/*.csv (the
            files, with keys instead of identities), partners/<dataset>/identities.csv (who is behind each key),
            opposing.csv (who opposes in the demo),
            partners/<dataset>/later (what is sent afterwards: a file twice, a month corrected, the register under new
            keys with the correspondence apart, damaged files that must be refused), truth.json (what intake and the demo queries must find).

            Examples:
              arete synth --persons 200 --seed 42 --out /tmp/small
              arete synth --persons 20000
            """;

    private static final Set<String> OPTIONS = Set.of("--persons", "--seed", "--out", "--threads");

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    /** Exit code: 0 done, 1 failed, 2 wrong usage. */
    static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length > 0 && (arguments[0].equals("--help") || arguments[0].equals("-h"))) {
            out.print(HELP);
            return 0;
        }
        Synthesis synthesis;
        try {
            synthesis = parse(arguments);
        } catch (IllegalArgumentException e) {
            err.println("arete synth: " + e.getMessage());
            err.println("Try: arete synth --help");
            return 2;
        }
        try {
            make(synthesis, out, err);
            return 0;
        } catch (IOException e) {
            err.println("arete synth: cannot write in " + synthesis.out() + ": " + e.getMessage());
            return 1;
        }
    }

    private static void make(Synthesis synthesis, PrintStream out, PrintStream err) throws IOException {
        long start = System.nanoTime();
        long[] told = {start};
        Truth truth = synthesis.run(done -> {
            long now = System.nanoTime();
            if (now - told[0] > 2_000_000_000L) {
                told[0] = now;
                err.printf("  %,d of %,d persons%n", done, synthesis.persons());
            }
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        Path directory = synthesis.out().toAbsolutePath().normalize();
        out.printf(
                "%,d rows in %d files for %,d persons, %,d rows to be rejected, in %.1f s: %s%n",
                truth.rowsDeposited(),
                truth.fileCount(),
                synthesis.persons(),
                truth.rowsRejected(),
                seconds,
                directory);
    }

    private static Synthesis parse(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!OPTIONS.contains(arguments[i])) {
                throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            options.put(arguments[i], arguments[i + 1]);
        }
        if (!options.containsKey("--persons")) {
            throw new IllegalArgumentException("--persons is needed");
        }
        Path out = Path.of(options.getOrDefault("--out", "synthetic"));
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new IllegalArgumentException("--out " + out + " is not a directory");
        }
        int processors = Runtime.getRuntime().availableProcessors();
        return new Synthesis((int) number(options, "--persons", 0), number(options, "--seed", 1), out, (int)
                number(options, "--threads", processors));
    }

    private static long number(Map<String, String> options, String name, long otherwise) {
        String written = options.get(name);
        if (written == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(written.replace("_", ""));
            if (!name.equals("--seed") && (number < 1 || number > Integer.MAX_VALUE)) {
                throw new IllegalArgumentException(name + " " + written + " is out of range");
            }
            return number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " " + written + " is not a number", e);
        }
    }
}
