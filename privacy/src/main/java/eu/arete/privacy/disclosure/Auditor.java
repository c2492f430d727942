package eu.arete.privacy.disclosure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds a table against a policy, cell by cell, then line by line.
 *
 * <p>Rules after the <i>Handbook on Statistical Disclosure Control</i> and ACRO, with three differences on purpose: contributors are
 * persons with a value, not records; findings are keyed by the cell's identity; no magnitude rule applies to a total of zero. A cell with
 * nobody in it is under the threshold like one with ten persons: told apart, the zeros of a line would say where its persons are not.
 */
public final class Auditor {

    private Auditor() {}

    public static Audit check(OutputTable table, DisclosurePolicy policy) {
        List<Finding> findings = new ArrayList<>();
        table.keys().forEach(key -> checkCell(key, table.cell(key), policy, findings));
        Audit cells = new Audit(findings);
        for (Measure measure : table.measures()) {
            if (measure.kind().isAdditive()) {
                for (int dimension = 0; dimension < table.dimensions().size(); dimension++) {
                    checkLines(table, measure, dimension, cells, policy, findings);
                }
            }
        }
        return new Audit(findings);
    }

    private static void checkCell(CellKey key, Cell cell, DisclosurePolicy policy, List<Finding> findings) {
        if (cell.hidden()) {
            return;
        }
        if (cell.contributors() < policy.minimumContributors()) {
            findings.add(new Finding(key, Rule.THRESHOLD));
        }
        if (key.measure().kind().isMagnitude()) {
            if (cell.contributions().stream().anyMatch(brought -> brought.dominated(policy.dominancePercent()))) {
                findings.add(new Finding(key, Rule.DOMINANCE));
            }
            if (cell.contributions().stream().anyMatch(brought -> brought.estimable(policy.pPercent()))) {
                findings.add(new Finding(key, Rule.P_PERCENT));
            }
        }
    }

    /** A line is the cells of one measure that differ by one dimension alone. Only what would be published has mass. */
    private static void checkLines(
            OutputTable table,
            Measure measure,
            int dimension,
            Audit cells,
            DisclosurePolicy policy,
            List<Finding> findings) {
        if (table.levels(dimension).size() < 2) {
            return;
        }
        Map<Group, List<CellKey>> lines = new LinkedHashMap<>();
        table.interior()
                .forEach(group -> lines.computeIfAbsent(group.lineAlong(dimension), line -> new ArrayList<>())
                        .add(new CellKey(group, measure)));
        for (List<CellKey> line : lines.values()) {
            checkLine(table, line, cells, policy, findings);
        }
    }

    private static void checkLine(
            OutputTable table, List<CellKey> line, Audit cells, DisclosurePolicy policy, List<Finding> findings) {
        List<CellKey> published = line.stream()
                .filter(key -> !table.cell(key).hidden() && cells.verdict(key) != Verdict.UNSAFE)
                .toList();
        BigDecimal mass =
                published.stream().map(key -> table.cell(key).mass()).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (mass.signum() == 0) {
            return;
        }
        BigDecimal limit = mass.multiply(BigDecimal.valueOf(policy.linePercent()));
        for (CellKey key : published) {
            BigDecimal hundredfold = table.cell(key).mass().multiply(BigDecimal.valueOf(100));
            if (hundredfold.compareTo(limit) >= 0) {
                findings.add(new Finding(key, Rule.LINE_CONCENTRATED));
            }
        }
        for (CellKey key : line) {
            if (!table.cell(key).hidden() && table.cell(key).mass().signum() == 0) {
                findings.add(new Finding(key, Rule.LINE_ZERO));
            }
        }
    }
}
