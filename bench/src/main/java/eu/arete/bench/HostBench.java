package eu.arete.bench;

import eu.arete.hub.hosting.BenchResult;
import eu.arete.hub.hosting.BenchResult.Measured;
import eu.arete.hub.hosting.BenchResult.Offer;
import eu.arete.hub.hosting.BenchResult.Workload;
import eu.arete.hub.hosting.Work;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code ./arete hosting bench}: the hub's own work on this host, written so that others can judge it and make it again. */
final class HostBench {
    static final String HELP = """
            Measure what the hub's own work takes on this host, on fixed invented data.

              hosting bench --out DIR --provider NAME --service NAME --place TEXT --by NAME [OPTIONS]
              hosting bench --check FILE

                --out DIR        where result.json, raw.csv and raw.schema.json go; must not hold a result
                --provider NAME  whose machine it is
                --service NAME   the offer, as on the price list
                --place TEXT     country or region
                --by NAME        who measures: an organisation or a pen name, no address
                --note TEXT      anything one should know (other load, limits of the offer)
                --prices FILE    CSV with the header item,unit,unit_price,quantity,source,date
                                 (unit: hour, month, year, once); without it no cost is told
                --currency CODE  of the prices (EUR)
                --work DIR       where the data are made: the disk that is measured (the system's temporary directory)
                --rows N         rows of each table (200000)
                --persons N      persons of the hub that is restored (500)
                --megabytes N    bytes of the restored hub and of the disk's file (256)
                --runs N         timed runs of each, after one that is not counted (5)
                --s3-endpoint U  an object store of this host to measure too; with
                --s3-bucket NAME, --s3-credentials FILE (access key and secret, a line each, mode 0600),
                --s3-region R (us-east-1), --s3-prefix P/ (arete-bench/): what is put there is deleted
                --check FILE     only say whether a result is one, and what it tells

            No name, address or serial number of the machine is written. Run it on a machine that does nothing else.

            Examples
              ./arete hosting bench --out my-host --provider "Example SA" --service "M-2" --place FR --by "Our team" --prices prices.csv
              ./arete hosting bench --check my-host/result.json

            Exit codes: 0 measured or valid, 1 failed or not valid, 2 wrong usage
            """;

    private static final long SEED = 1;

    private static final String[] KNOWN = {
        "--out",
        "--provider",
        "--service",
        "--place",
        "--by",
        "--note",
        "--prices",
        "--currency",
        "--work",
        "--rows",
        "--persons",
        "--megabytes",
        "--runs"
    };

    private HostBench() {}

    static void run(Options options, PrintStream out) throws IOException {
        if (options.text("--check").isPresent()) {
            options.only("--check");
            check(options.path("--check", Path.of("")), out);
            return;
        }
        options.only(Stream.concat(Stream.of(KNOWN), Stream.of(ObjectStoreWork.OPTIONS))
                .toArray(String[]::new));
        measure(options, out);
    }

    private static void measure(Options options, PrintStream out) throws IOException {
        Path directory = Path.of(required(options, "--out"));
        Path file = directory.resolve("result.json");
        if (Files.exists(file)) {
            throw new Usage(file + " exists: results are kept; choose another --out");
        }
        BenchResult.Prices prices = new BenchResult.Prices(
                options.text("--currency").orElse("EUR"),
                options.text("--prices").isPresent()
                        ? PricesFile.read(options.path("--prices", Path.of("")))
                        : List.of());
        Offer offer = new Offer(
                required(options, "--provider"),
                required(options, "--service"),
                required(options, "--place"),
                options.text("--note").orElse(""));
        String by = required(options, "--by");
        Workload workload = new Workload(
                1,
                SEED,
                options.number("--rows", 1_000, 200_000),
                options.number("--persons", 200, 500),
                options.number("--megabytes", 1, 256),
                options.number("--runs", 1, 5));
        Optional<ObjectStoreWork> store = ObjectStoreWork.of(options, workload.megabytes());
        Files.createDirectories(directory);
        Path work = Files.createTempDirectory(
                options.path("--work", Path.of(System.getProperty("java.io.tmpdir"))), "arete-hosting-bench");
        try {
            HostWork host = new HostWork(work, workload, store, out);
            List<Measured> measures = host.all();
            BenchResult result = new BenchResult(
                    BenchResult.FORMAT,
                    Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS),
                    by,
                    offer,
                    workload,
                    ThisMachine.read(work),
                    measures,
                    prices);
            write(directory, result);
            tell(BenchResult.parse(Files.readString(file)), out);
            out.println("Written to   " + directory);
        } catch (BenchResult.NotAResult wrong) {
            throw new Usage("What was given makes no result: " + wrong.getMessage());
        } finally {
            Directories.delete(work);
        }
    }

    private static void write(Path directory, BenchResult result) throws IOException {
        Files.writeString(directory.resolve("result.json"), result.text());
        StringBuilder raw = new StringBuilder("measure,work,unit,run,seconds\n");
        for (Measured measured : result.measures()) {
            int run = 1;
            for (double seconds : measured.seconds()) {
                raw.append(measured.name())
                        .append(',')
                        .append(measured.work())
                        .append(',')
                        .append(Work.of(measured.name()).orElseThrow().unit())
                        .append(',')
                        .append(run++)
                        .append(',')
                        .append(String.format(Locale.ROOT, "%.6f", seconds))
                        .append('\n');
            }
        }
        Files.writeString(directory.resolve("raw.csv"), raw);
        Files.writeString(directory.resolve("raw.schema.json"), SCHEMA);
    }

    private static void check(Path file, PrintStream out) throws IOException {
        if (Files.size(file) > BenchResult.LONGEST) {
            throw new IOException(file + " is not a result: it is too long");
        }
        try {
            tell(BenchResult.parse(Files.readString(file, StandardCharsets.UTF_8)), out);
        } catch (BenchResult.NotAResult wrong) {
            throw new IOException(file + " is not a result: " + wrong.getMessage(), wrong);
        }
    }

    private static void tell(BenchResult result, PrintStream out) {
        out.printf(
                "%s, %s (%s): %d × %s%n",
                result.host().provider(),
                result.host().service(),
                result.host().place(),
                result.machine().cores(),
                result.machine().cpu());
        List<String> absent = new ArrayList<>();
        for (Work work : Work.values()) {
            result.measured(work)
                    .ifPresentOrElse(
                            measured -> out.printf(
                                    Locale.ROOT,
                                    "  %-13s %,15d %-8s %9.3f s median (%.3f – %.3f)%s%n",
                                    work.code(),
                                    measured.work(),
                                    work.unit(),
                                    measured.median(),
                                    measured.fastest(),
                                    measured.slowest(),
                                    result.cost(work)
                                            .map(cost -> String.format(
                                                    Locale.ROOT,
                                                    "  %.6f %s for %.0f",
                                                    cost,
                                                    result.prices().currency(),
                                                    work.scale()))
                                            .orElse("")),
                            () -> absent.add(work.code()));
        }
        if (!absent.isEmpty()) {
            out.println("  not measured: " + String.join(", ", absent));
        }
    }

    private static String required(Options options, String name) {
        return options.text(name).orElseThrow(() -> new Usage(name + " is missing: see hosting bench --help"));
    }

    private static final String SCHEMA = """
            {
              "name": "raw",
              "path": "raw.csv",
              "description": "Every timed run, in the order made; a first run of each, not counted, is not here.",
              "schema": {
                "fields": [
                  {"name": "measure", "type": "string", "description": "kind of work"},
                  {"name": "work", "type": "integer", "description": "how much of it one run does"},
                  {"name": "unit", "type": "string", "description": "what is counted in work"},
                  {"name": "run", "type": "integer", "description": "1 is the first"},
                  {"name": "seconds", "type": "number", "description": "elapsed"}
                ],
                "primaryKey": ["measure", "run"]
              }
            }
            """;
}
