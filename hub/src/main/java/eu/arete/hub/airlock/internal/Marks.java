package eu.arete.hub.airlock.internal;

import eu.arete.hub.airlock.TableMarks;
import eu.arete.privacy.disclosure.Audit;
import eu.arete.privacy.disclosure.Cell;
import eu.arete.privacy.disclosure.CellKey;
import eu.arete.privacy.disclosure.DisclosurePolicy;
import eu.arete.privacy.disclosure.Group;
import eu.arete.privacy.disclosure.Level;
import eu.arete.privacy.disclosure.Measure;
import eu.arete.privacy.disclosure.OutputTable;
import eu.arete.privacy.disclosure.ProtectedTable;
import eu.arete.privacy.disclosure.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns a table and its audit into what people read: the asker the whole with its marks, a reviewer only what would leave. */
record Marks(OutputTable asked, ProtectedTable safe, DisclosurePolicy policy) {

    TableMarks preview() {
        return marks(asked, true);
    }

    TableMarks review() {
        return marks(safe.released(), false);
    }

    private TableMarks marks(OutputTable table, boolean exact) {
        List<TableMarks.Row> rows = new ArrayList<>();
        for (Group group : table.groups()) {
            List<TableMarks.Mark> cells = new ArrayList<>();
            for (Measure measure : table.measures()) {
                cells.add(mark(new CellKey(group, measure), exact));
            }
            rows.add(new TableMarks.Row(levels(group), cells));
        }
        int left = safe.released().groups().size();
        return new TableMarks(
                table.dimensions(),
                table.measures().stream().map(Measure::name).toList(),
                rows,
                asked.groups().size(),
                asked.groups().size() - left,
                broken(safe.before()),
                policy.version());
    }

    private TableMarks.Mark mark(CellKey key, boolean exact) {
        boolean listed = safe.released().groups().contains(key.group());
        Cell cell = listed ? safe.released().cell(key) : null;
        boolean hidden = cell == null || cell.hidden();
        List<String> rules = (hidden ? safe.before() : safe.after())
                .rules(key).stream().map(Rule::code).toList();
        String value = exact ? asked.cell(key).value().map(Marks::text).orElse("") : "";
        return new TableMarks.Mark(value, CsvFile.shown(cell), hidden, rules);
    }

    private static List<String> levels(Group group) {
        return group.levels().stream().map(Level::text).toList();
    }

    private static String text(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }

    private static Map<String, Long> broken(Audit audit) {
        Map<String, Long> broken = new LinkedHashMap<>();
        audit.findings().forEach(finding -> broken.merge(finding.rule().code(), 1L, Long::sum));
        return broken;
    }
}
