package eu.arete.privacy.disclosure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes the table that may be released: unsafe cells are hidden first, what is left is rounded after, and the checks run again on the
 * outcome.
 *
 * <p>A row whose cells are all hidden is left out whole: were it listed, its levels would tell that somebody is there, and a list of
 * rare combinations is a list of persons. So a combination that is not in a release has anything from nobody to ten persons.
 *
 * <p>A total is the sum of the rounded cells it covers. It is hidden as soon as one of these is, or when the cells do not add up to it
 * (a person in two of them). Hence nothing hidden is in any sum that is published: there is no equation to solve for it.
 */
public final class Protection {

    private Protection() {}

    public static ProtectedTable apply(OutputTable table, DisclosurePolicy policy) {
        Audit before = Auditor.check(table, policy);
        OutputTable redacted = map(table, key -> redact(key, table.cell(key), before));
        OutputTable rounded = map(redacted, key -> round(key, redacted.cell(key), policy));
        OutputTable totalled = map(rounded, key -> total(key, table, rounded));
        OutputTable released = withoutHiddenRows(totalled);
        Audit after = Auditor.check(released, policy);
        if (after.count(Verdict.UNSAFE) > 0) {
            throw new IllegalStateException("A protected table still has unsafe cells");
        }
        return new ProtectedTable(
                released,
                before,
                after,
                released.groups().size() < table.groups().size());
    }

    private static Cell redact(CellKey key, Cell cell, Audit audit) {
        return audit.verdict(key) == Verdict.UNSAFE ? Cell.HIDDEN : cell;
    }

    private static Cell round(CellKey key, Cell cell, DisclosurePolicy policy) {
        return cell.value()
                .map(value -> cell.showing(
                        key.measure().kind().isCount()
                                ? Rounding.toBase(value, policy.roundingBase())
                                : Rounding.toDigits(value, policy.significantDigits())))
                .orElse(cell);
    }

    private static Cell total(CellKey key, OutputTable exact, OutputTable rounded) {
        Cell own = rounded.cell(key);
        if (!key.group().isMargin() || own.hidden()) {
            return own;
        }
        List<CellKey> covered = exact.interior()
                .filter(group -> key.group().covers(group))
                .map(group -> new CellKey(group, key.measure()))
                .toList();
        if (covered.isEmpty()
                || covered.stream().anyMatch(cell -> rounded.cell(cell).hidden())) {
            return Cell.HIDDEN;
        }
        if (!key.measure().kind().isAdditive()) {
            return own;
        }
        BigDecimal sum = sum(covered.stream().map(exact::cell));
        boolean addsUp =
                exact.cell(key).value().map(value -> value.compareTo(sum) == 0).orElse(false);
        return addsUp ? own.showing(sum(covered.stream().map(rounded::cell))) : Cell.HIDDEN;
    }

    private static BigDecimal sum(Stream<Cell> cells) {
        return cells.map(Cell::value).flatMap(Optional::stream).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static OutputTable map(OutputTable table, Function<CellKey, Cell> change) {
        OutputTable.Builder changed = OutputTable.of(table.dimensions(), table.measures());
        for (Group group : table.groups()) {
            List<Cell> cells = new ArrayList<>();
            for (Measure measure : table.measures()) {
                cells.add(change.apply(new CellKey(group, measure)));
            }
            changed.row(group, cells);
        }
        return changed.build();
    }

    private static OutputTable withoutHiddenRows(OutputTable table) {
        OutputTable.Builder kept = OutputTable.of(table.dimensions(), table.measures());
        for (Group group : table.groups()) {
            if (!table.cells(group).stream().allMatch(Cell::hidden)) {
                kept.row(group, table.cells(group));
            }
        }
        return kept.build();
    }
}
