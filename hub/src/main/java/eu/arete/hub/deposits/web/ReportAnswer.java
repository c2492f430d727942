package eu.arete.hub.deposits.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.arete.hub.deposits.Comparison;
import eu.arete.hub.deposits.Deposit;
import eu.arete.hub.deposits.DepositState;
import eu.arete.hub.deposits.Figures;
import eu.arete.hub.deposits.Measure;
import eu.arete.lake.intake.DeliveryReport;
import eu.arete.lake.intake.Finding;
import eu.arete.lake.intake.KeyFindings;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The delivery report as scripts read it; every rejected row is in {@code rejects.csv}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReportAnswer(
        String id,
        String dataset,
        DepositState state,
        long rows,
        long accepted,
        long rejected,
        Map<String, Long> rules,
        List<FieldTotal> fields,
        Deposit.@Nullable Reason refusal,
        List<FileReport> files) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FileReport(
            String file,
            String table,
            long rows,
            long accepted,
            long rejected,
            Map<String, Long> rules,
            List<ColumnCount> columns,
            List<Example> examples,
            Map<String, Long> missing,
            List<Key> keys,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable Compared comparison) {
        static FileReport of(DeliveryReport report, Optional<Comparison> comparison) {
            return new FileReport(
                    report.file(),
                    report.table(),
                    report.rows(),
                    report.accepted(),
                    report.rejected(),
                    new TreeMap<>(report.rules()),
                    report.fields().stream()
                            .map(field ->
                                    new ColumnCount(field.column(), field.rule().code(), field.count()))
                            .toList(),
                    report.examples().stream().map(Example::of).toList(),
                    new TreeMap<>(report.missing()),
                    report.keys().stream().map(Key::of).toList(),
                    report.firstDay().orElse(null),
                    report.lastDay().orElse(null),
                    comparison.map(Compared::of).orElse(null));
        }
    }

    /**
     * One key of a table that leads to another; told with the table's first file, for all its files in the deposit.
     *
     * @param orphans rows that lead to no row of the deposit or the lake
     * @param unchecked rows that could not be looked up
     */
    record Key(
            String table,
            String columns,
            String leadsTo,
            long checked,
            long orphans,
            long unchecked,
            List<KeyFindings.Example> examples) {
        static Key of(KeyFindings found) {
            return new Key(
                    found.table(),
                    found.name(),
                    found.key().table(),
                    found.checked(),
                    found.orphans(),
                    found.unchecked(),
                    found.examples());
        }
    }

    record ColumnCount(String column, String rule, long count) {}

    record Example(long line, String column, String rule, String value) {
        static Example of(Finding finding) {
            return new Example(finding.line(), finding.column(), finding.rule().code(), finding.value());
        }
    }

    /** Findings of one column of a table under one rule, over all files. */
    record FieldTotal(String table, String column, String rule, long count) {}

    /**
     * The file beside those of its table accepted before.
     *
     * @param leaves the figures out of the range of the earlier ones
     * @param replaced the file whose place this one took
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Compared(
            List<String> earlier,
            List<Measured> measures,
            List<String> leaves,
            @Nullable Figures replaced) {
        static Compared of(Comparison comparison) {
            return new Compared(
                    comparison.earlier().stream().map(Figures::file).toList(),
                    comparison.measures().stream().map(Measured::of).toList(),
                    comparison.departures().stream().map(Measured::name).toList(),
                    comparison.replaced().orElse(null));
        }
    }

    record Measured(String name, double value, List<Double> earlier, double lowest, double highest, boolean leaves) {
        static Measured of(Measure measure) {
            return new Measured(
                    name(measure),
                    measure.value(),
                    measure.earlier(),
                    measure.lowest(),
                    measure.highest(),
                    measure.leaves());
        }

        static String name(Measure measure) {
            return measure.kind().code() + (measure.of().isEmpty() ? "" : ":" + measure.of());
        }
    }

    static ReportAnswer of(Deposit deposit, List<Comparison> comparisons) {
        Map<String, Comparison> byFile = new HashMap<>();
        comparisons.forEach(comparison -> byFile.put(comparison.now().file(), comparison));
        Map<String, Long> rules = new TreeMap<>();
        List<DeliveryReport> reports =
                deposit.files().stream().flatMap(file -> file.report().stream()).toList();
        reports.forEach(report -> report.rules().forEach((rule, count) -> rules.merge(rule, count, Long::sum)));
        return new ReportAnswer(
                deposit.id().toString(),
                deposit.dataset(),
                deposit.state(),
                deposit.rows(),
                deposit.accepted(),
                deposit.rejected(),
                rules,
                fields(reports),
                deposit.refusal().orElse(null),
                reports.stream()
                        .map(report -> FileReport.of(report, Optional.ofNullable(byFile.get(report.file()))))
                        .toList());
    }

    private static List<FieldTotal> fields(List<DeliveryReport> reports) {
        Map<List<String>, Long> totals = new HashMap<>();
        for (DeliveryReport report : reports) {
            report.fields()
                    .forEach(field -> totals.merge(
                            List.of(report.table(), field.column(), field.rule().code()), field.count(), Long::sum));
        }
        return totals.entrySet().stream()
                .map(total -> new FieldTotal(
                        total.getKey().get(0),
                        total.getKey().get(1),
                        total.getKey().get(2),
                        total.getValue()))
                .sorted(Comparator.comparingLong(FieldTotal::count)
                        .reversed()
                        .thenComparing(FieldTotal::table)
                        .thenComparing(FieldTotal::column)
                        .thenComparing(FieldTotal::rule))
                .toList();
    }

    /** Of all files. */
    public List<Key> keys() {
        return files.stream().flatMap(file -> file.keys().stream()).toList();
    }
}
