package eu.arete.hub.deposits.internal;

import eu.arete.hub.deposits.Comparison;
import eu.arete.hub.deposits.Deposit;
import eu.arete.hub.deposits.DepositId;
import eu.arete.hub.deposits.Figures;
import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.TableSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Holds the files of a decided deposit against those of their tables that were accepted before. */
@Repository
class EarlierFiles {
    /** Enough to find the last delivery of each of the files shown, corrections included. */
    private static final int READ = 8 * Comparison.MOST;

    private final JdbcClient jdbc;
    private final DepositJson json;

    EarlierFiles(JdbcClient jdbc, DepositJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param decision in what order it was decided: the clock may have jumped */
    private record Line(UUID deposit, long decision, String known, Figures figures) {}

    List<Comparison> of(Deposit deposit, DatasetDescriptor descriptor) {
        Optional<Long> decision = decision(deposit.id());
        if (decision.isEmpty()) {
            return List.of();
        }
        Map<String, List<Line>> own = new TreeMap<>();
        for (Deposit.File file : deposit.files()) {
            file.report()
                    .ifPresent(report -> own.computeIfAbsent(report.table(), table -> new ArrayList<>())
                            .add(new Line(
                                    deposit.id().value(),
                                    decision.get(),
                                    DatasetDescriptor.unpackedName(file.name()),
                                    figures(file))));
        }
        List<Comparison> comparisons = new ArrayList<>();
        own.forEach((table, files) -> {
            List<Line> before = before(deposit, decision.get(), table);
            int columns = descriptor
                    .table(table)
                    .map(TableSchema::fields)
                    .orElse(List.of())
                    .size();
            files.forEach(file -> comparisons.add(compare(table, columns, file, files, before)));
        });
        comparisons.sort(Comparator.comparing(comparison -> comparison.now().file()));
        return List.copyOf(comparisons);
    }

    /** Files of one deposit come in the order of their names: within it, those before count as earlier too. */
    private static Comparison compare(String table, int columns, Line now, List<Line> own, List<Line> before) {
        Map<String, Line> last = new HashMap<>();
        before.forEach(line -> last.merge(line.known(), line, EarlierFiles::later));
        Optional<Figures> replaced =
                Optional.ofNullable(last.remove(now.known())).map(Line::figures);
        own.stream()
                .filter(line -> line.known().compareTo(now.known()) < 0)
                .forEach(line -> last.merge(line.known(), line, EarlierFiles::later));
        List<Figures> earlier = last.values().stream()
                .sorted(Comparator.comparingLong(Line::decision)
                        .thenComparing(Line::known)
                        .reversed())
                .limit(Comparison.MOST)
                .sorted(Comparator.comparing(Line::known))
                .map(Line::figures)
                .toList();
        return Comparison.of(table, columns, now.figures(), earlier, replaced);
    }

    private static Line later(Line a, Line b) {
        return a.decision() > b.decision() ? a : b;
    }

    private Figures figures(Deposit.File file) {
        return json.read(json.write(file.report().orElseThrow()), Figures.class).orElseThrow();
    }

    private Optional<Long> decision(DepositId id) {
        return jdbc.sql("select decision from deposits.deposit where id = :id and decision is not null")
                .param("id", id.value())
                .query(Long.class)
                .optional();
    }

    private List<Line> before(Deposit deposit, long decision, String table) {
        return jdbc.sql("""
                select d.id, d.decision, f.name, (f.report - 'examples' - 'fields')::text as report
                from deposits.deposit d join deposits.file f on f.deposit = d.id
                where d.dataset = :dataset and d.dataset_version is not null and d.decision < :decision
                    and f.report->>'table' = :table
                order by d.decision desc, f.name desc limit :most
                """)
                .param("dataset", deposit.dataset())
                .param("decision", decision)
                .param("table", table)
                .param("most", READ)
                .query((row, n) -> new Line(
                        row.getObject("id", UUID.class),
                        row.getLong("decision"),
                        DatasetDescriptor.unpackedName(row.getString("name")),
                        json.read(row.getString("report"), Figures.class).orElseThrow()))
                .list();
    }
}
