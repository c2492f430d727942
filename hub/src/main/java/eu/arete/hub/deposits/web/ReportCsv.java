package eu.arete.hub.deposits.web;

import eu.arete.hub.deposits.Comparison;
import eu.arete.hub.deposits.Deposit;
import eu.arete.lake.intake.DeliveryReport;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The delivery report as a table for spreadsheets: one line a figure. */
final class ReportCsv {
    static final String HEADER = "file;table;what;column;rule;line;count;value;lowest;highest\n";

    private final Appendable out;

    ReportCsv(Appendable out) {
        this.out = out;
    }

    void write(Deposit deposit, List<Comparison> comparisons) throws IOException {
        out.append(HEADER);
        for (Deposit.File file : deposit.files()) {
            if (file.report().isPresent()) {
                write(file.report().get());
            }
        }
        for (Comparison comparison : comparisons) {
            for (var measure : comparison.measures()) {
                if (measure.leaves()) {
                    String rule = measure.kind() == eu.arete.hub.deposits.Measure.Kind.RULE ? measure.of() : "";
                    line(
                            comparison.now().file(),
                            comparison.table(),
                            "leaves-range." + measure.kind().code(),
                            rule.isEmpty() ? measure.of() : "",
                            rule,
                            "",
                            "",
                            decimal(measure.value()),
                            decimal(measure.lowest()),
                            decimal(measure.highest()));
                }
            }
        }
    }

    private void write(DeliveryReport report) throws IOException {
        count(report, "rows", "", "", report.rows());
        count(report, "accepted", "", "", report.accepted());
        count(report, "rejected", "", "", report.rejected());
        for (Map.Entry<String, Long> rule : new TreeMap<>(report.rules()).entrySet()) {
            count(report, "rule", "", rule.getKey(), rule.getValue());
        }
        for (DeliveryReport.FieldCount field : report.fields()) {
            count(report, "field", field.column(), field.rule().code(), field.count());
        }
        for (Map.Entry<String, Long> column : new TreeMap<>(report.missing()).entrySet()) {
            count(report, "missing", column.getKey(), "", column.getValue());
        }
        for (var example : report.examples()) {
            line(
                    report.file(),
                    report.table(),
                    "example",
                    example.column(),
                    example.rule().code(),
                    Long.toString(example.line()),
                    "",
                    example.value(),
                    "",
                    "");
        }
    }

    private void count(DeliveryReport report, String what, String column, String rule, long count) throws IOException {
        line(report.file(), report.table(), what, column, rule, "", Long.toString(count), "", "", "");
    }

    private void line(String... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            out.append(i == 0 ? "" : ";").append(quoted(cells[i]));
        }
        out.append('\n');
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }

    /** A spreadsheet must not run a value as a formula (CWE-1236), nor see two cells in one. */
    private static String quoted(String value) {
        if (value.isEmpty() || value.matches("[A-Za-z0-9_.][A-Za-z0-9_.-]*")) {
            return value;
        }
        boolean formula = "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
    }
}
