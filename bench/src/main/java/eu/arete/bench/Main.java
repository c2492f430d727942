package eu.arete.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** {@code ./arete bench NAME}: one benchmark, by its name. */
public final class Main {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int MISUSED = 2;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    static int run(List<String> args, PrintStream out, PrintStream err) {
        List<String> words = !args.isEmpty() && args.get(0).equals("bench") ? args.subList(1, args.size()) : args;
        if (words.contains("--help") && words.get(0).equals("hosting")) {
            out.print(HostBench.HELP);
            return DONE;
        }
        if (words.contains("--help") || words.contains("-h")) {
            out.print(help());
            return DONE;
        }
        try {
            if (words.isEmpty()) {
                throw new Usage("Which benchmark?");
            }
            if (words.get(0).equals("hosting")) {
                HostBench.run(Options.parse(words.subList(1, words.size())), out);
                return DONE;
            }
            Benchmark benchmark = Benchmarks.ALL.stream()
                    .filter(one -> one.name().equals(words.get(0)))
                    .findFirst()
                    .orElseThrow(() -> new Usage("No benchmark " + words.get(0)));
            Growth.run(benchmark, Options.parse(words.subList(1, words.size())), out);
            return DONE;
        } catch (Usage usage) {
            err.println(usage.getMessage());
            err.println("Try: bench --help");
            return MISUSED;
        } catch (IOException failure) {
            err.println(failure.getMessage());
            return FAILED;
        }
    }

    private static String help() {
        StringBuilder help = new StringBuilder("Measure one part of the hub against a named baseline.\n\n");
        for (Benchmark benchmark : Benchmarks.ALL) {
            help.append("  bench ")
                    .append(benchmark.name())
                    .append("\n      ")
                    .append(benchmark.summary())
                    .append('\n');
            benchmark
                    .options()
                    .lines()
                    .forEach(line -> help.append("        ").append(line).append('\n'));
        }
        help.append("\n  with any that has --rows\n");
        Growth.OPTIONS
                .lines()
                .forEach(line -> help.append("        ").append(line).append('\n'));
        return help.append("""

                        The last line of each figure: RESULT name=… ratio=… baseline=… runs=…
                        (ratio: how many times longer than the baseline, medians of the runs)

                        Example
                          ./arete bench log --entries 50000 --dir /tmp/log

                        Exit codes: 0 measured, 1 failed, 2 wrong usage
                        """).toString();
    }
}
