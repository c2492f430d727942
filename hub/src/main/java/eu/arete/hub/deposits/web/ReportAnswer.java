package eu.arete.hub.deposits.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.arete.hub.deposits.Deposit;
import eu.arete.hub.deposits.DepositState;
import eu.arete.lake.intake.DeliveryReport;
import eu.arete.lake.intake.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay) {
        static FileReport of(DeliveryReport report) {
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
                    report.firstDay().orElse(null),
                    report.lastDay().orElse(null));
        }
    }

    record ColumnCount(String column, String rule, long count) {}

    record Example(long line, String column, String rule, String value) {
        static Example of(Finding finding) {
            return new Example(finding.line(), finding.column(), finding.rule().code(), finding.value());
        }
    }

    static ReportAnswer of(Deposit deposit) {
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
                deposit.refusal().orElse(null),
                reports.stream().map(FileReport::of).toList());
    }
}
