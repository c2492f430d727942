package eu.arete.hub.hosting;

import eu.arete.hub.hosting.BenchResult.Machine;
import eu.arete.hub.hosting.BenchResult.Measured;
import eu.arete.hub.hosting.BenchResult.NotAResult;
import eu.arete.hub.hosting.BenchResult.Offer;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What a result must be before it is kept or shown: bounded, possible, without an address in it. */
final class BenchResultRules {
    private static final int SHORT = 120;
    private static final int LONG = 300;
    private static final int MOST_LINES = 60;
    private static final int MOST_RUNS = 50;
    private static final double LONGEST_RUN = 1e6;
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private BenchResultRules() {}

    static void check(BenchResult result) {
        must(result.format().equals(BenchResult.FORMAT), "its format is not " + BenchResult.FORMAT);
        text("submittedBy", result.submittedBy(), SHORT);
        Offer host = result.host();
        text("host.provider", host.provider(), SHORT);
        text("host.service", host.service(), SHORT);
        text("host.place", host.place(), SHORT);
        line("host.note", host.note(), LONG);
        machine(result.machine());
        must(result.workload().version() == 1, "workload.version is not 1");
        must(
                result.workload().rows() > 0
                        && result.workload().runs() > 0
                        && result.workload().runs() <= MOST_RUNS,
                "workload: rows and runs are from 1, runs to " + MOST_RUNS);
        must(
                !result.measures().isEmpty() && result.measures().size() <= Work.values().length,
                "measures: too many, or none");
        Set<String> names = new HashSet<>();
        for (Measured measured : result.measures()) {
            must(names.add(measured.name()), "measures: one of " + measured.name() + " only");
            measured(measured);
        }
        prices(result.prices());
    }

    private static void machine(Machine machine) {
        text("machine.cpu", machine.cpu(), SHORT);
        text("machine.kernel", machine.kernel(), SHORT);
        text("machine.architecture", machine.architecture(), SHORT);
        text("machine.java", machine.java(), SHORT);
        text("machine.hub", machine.hub(), SHORT);
        line("machine.disk", machine.disk(), SHORT);
        line("machine.postgresql", machine.postgresql(), SHORT);
        line("machine.duckdb", machine.duckdb(), SHORT);
        must(machine.cores() >= 1 && machine.cores() <= 100_000, "machine.cores is from 1 to 100,000");
        must(machine.memoryBytes() > 0, "machine.memoryBytes is above 0");
    }

    private static void measured(Measured measured) {
        must(Work.of(measured.name()).isPresent(), "measures: no such work, " + shortened(measured.name()));
        String absent = measured.absent();
        if (absent != null) {
            text("measures." + measured.name() + ".absent", absent, LONG);
            must(measured.seconds().isEmpty(), "measures." + measured.name() + ": absent, yet timed");
            return;
        }
        must(measured.work() > 0, "measures." + measured.name() + ".work is above 0");
        must(
                !measured.seconds().isEmpty() && measured.seconds().size() <= MOST_RUNS,
                "measures." + measured.name() + ".seconds: 1 to " + MOST_RUNS + " runs");
        must(
                measured.seconds().stream().allMatch(seconds -> seconds > 0 && seconds < LONGEST_RUN),
                "measures." + measured.name() + ".seconds: each above 0 and below " + (long) LONGEST_RUN);
    }

    private static void prices(BenchResult.Prices prices) {
        must(CURRENCY.matcher(prices.currency()).matches(), "prices.currency is a code of three capitals");
        must(prices.lines().size() <= MOST_LINES, "prices: at most " + MOST_LINES + " lines");
        for (PriceLine line : prices.lines()) {
            text("prices.item", line.item(), SHORT);
            text("prices.source", line.source(), LONG);
            must(PriceLine.isUnit(line.unit()), "prices.unit is hour, month, year or once");
            must(
                    amount(line.quantity()) && amount(line.unitPrice()),
                    "prices: quantity and unit price from 0 to 1,000,000,000");
            must(line.date().isAfter(LocalDate.of(2000, 1, 1)), "prices.date is missing");
        }
    }

    private static boolean amount(double amount) {
        return amount >= 0 && amount <= 1e9;
    }

    private static void text(String field, String text, int longest) {
        must(!text.isBlank(), field + " is empty");
        line(field, text, longest);
    }

    /** One line, short, no e-mail address: a person must not be published by another. */
    private static void line(String field, String text, int longest) {
        must(text.length() <= longest, field + " is longer than " + longest + " characters");
        must(text.indexOf('@') < 0, field + " holds an address");
        must(
                text.codePoints()
                        .noneMatch(c -> Character.isISOControl(c)
                                || Character.getType(c) == Character.FORMAT
                                || Character.getType(c) == Character.SURROGATE),
                field + " is not one line of text");
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) : text;
    }

    private static void must(boolean holds, String otherwise) {
        if (!holds) {
            throw new NotAResult(otherwise);
        }
    }
}
