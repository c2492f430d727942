package eu.arete.privacy.disclosure;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the rules say of a table: every finding, and from them the verdict on each cell. */
public final class Audit {

    private final List<Finding> findings;
    private final Map<CellKey, Set<Rule>> byCell = new LinkedHashMap<>();

    Audit(List<Finding> findings) {
        this.findings = List.copyOf(findings);
        for (Finding finding : findings) {
            byCell.computeIfAbsent(finding.cell(), cell -> new LinkedHashSet<>())
                    .add(finding.rule());
        }
    }

    public List<Finding> findings() {
        return findings;
    }

    /** The rules a cell breaks, none if it is safe. */
    public Set<Rule> rules(CellKey cell) {
        return byCell.getOrDefault(cell, Set.of());
    }

    public Verdict verdict(CellKey cell) {
        return rules(cell).stream()
                .map(Rule::verdict)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.SAFE);
    }

    /** How many cells have this verdict among those with findings. */
    public long count(Verdict verdict) {
        return byCell.keySet().stream().filter(cell -> verdict(cell) == verdict).count();
    }
}
