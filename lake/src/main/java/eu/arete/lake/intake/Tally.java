package eu.arete.lake.intake;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts findings, keeps the first, and writes every one to the rejects file as it comes. */
final class Tally {

    /** The first line of a rejects file. */
    static final String HEADER = "file;line;column;rule;value";

    private final Delivery delivery;
    private final BufferedWriter rejects;
    private final List<Finding> examples = new ArrayList<>();
    private final Map<String, EnumMap<Rule, Long>> counts = new HashMap<>();
    private final List<String> columns;
    private final long[] missing;
    private long accepted;
    private long rejected;
    private int firstDay = Integer.MAX_VALUE;
    private int lastDay;

    /** @param columns names of the file's columns, in its order */
    Tally(Delivery delivery, List<String> columns, OutputStream rejects) {
        this.delivery = delivery;
        this.columns = columns;
        missing = new long[columns.size()];
        this.rejects = new BufferedWriter(new OutputStreamWriter(rejects, StandardCharsets.UTF_8));
    }

    void accepted(int day) {
        accepted++;
        if (day > 0) {
            firstDay = Math.min(firstDay, day);
            lastDay = Math.max(lastDay, day);
        }
    }

    void rejected(long rows) {
        rejected += rows;
    }

    /** @param cells without a value, by column in the order of the file */
    void missing(int[] cells) {
        for (int c = 0; c < cells.length; c++) {
            missing[c] += cells[c];
        }
    }

    void found(Finding finding) throws IOException {
        counts.computeIfAbsent(finding.column(), name -> new EnumMap<>(Rule.class))
                .merge(finding.rule(), 1L, Long::sum);
        if (examples.size() < DeliveryReport.EXAMPLES) {
            examples.add(finding);
        }
        rejects.write(delivery.file()
                + ';'
                + finding.line()
                + ';'
                + finding.column()
                + ';'
                + finding.rule().code()
                + ';'
                + quoted(finding.value())
                + '\n');
    }

    /** A spreadsheet that opens the file must not run a value as a formula (CWE-1236), nor see two cells in one. */
    private static String quoted(String value) {
        if (value.isEmpty()) {
            return value;
        }
        boolean formula = "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
    }

    long accepted() {
        return accepted;
    }

    long rejected() {
        return rejected;
    }

    void flush() throws IOException {
        rejects.flush();
    }

    DeliveryReport report() {
        Map<String, Long> rules = new HashMap<>();
        List<DeliveryReport.FieldCount> fields = new ArrayList<>();
        counts.forEach((column, byRule) -> byRule.forEach((rule, count) -> {
            rules.merge(rule.code(), count, Long::sum);
            fields.add(new DeliveryReport.FieldCount(column, rule, count));
        }));
        fields.sort(Comparator.comparingLong(DeliveryReport.FieldCount::count)
                .reversed()
                .thenComparing(DeliveryReport.FieldCount::column)
                .thenComparing(DeliveryReport.FieldCount::rule));
        return new DeliveryReport(
                delivery.file(),
                delivery.table().table(),
                accepted + rejected,
                accepted,
                rejected,
                rules,
                fields,
                examples,
                missingByColumn(),
                lastDay == 0 ? Optional.empty() : Optional.of(date(firstDay)),
                lastDay == 0 ? Optional.empty() : Optional.of(date(lastDay)),
                List.of());
    }

    private Map<String, Long> missingByColumn() {
        Map<String, Long> byColumn = new HashMap<>();
        for (int c = 0; c < missing.length; c++) {
            if (missing[c] > 0) {
                byColumn.put(columns.get(c), missing[c]);
            }
        }
        return byColumn;
    }

    private static LocalDate date(int digits) {
        return LocalDate.of(digits / 10_000, digits / 100 % 100, Math.max(1, digits % 100));
    }
}
