package eu.arete.lake.intake;

import eu.arete.lake.schema.DatePattern;
import eu.arete.lake.schema.RowRule;
import eu.arete.privacy.ExpectedDigits;
import eu.arete.privacy.PersonalData;
import eu.arete.privacy.PersonalDataDetector;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one row is held to, cell by cell and then as a whole: charset, personal data, values, rules between them, keys. For one thread. */
final class RowPass {
    static final int DIGIT = 1;
    static final int AT = 2;
    static final int HIGH = 4;
    static final int STOP = 8;
    private static final int FEWEST_DIGITS = 10;
    private static final int QUOTED_VALUE = 100;

    private final FilePlan plan;
    private final ColumnCheck[] columns;
    private final @Nullable DateCell period;
    private final RowRules rules;
    private final Fingerprint fingerprint;
    private final Fingerprint linkPrint;
    private final int[][] linked;
    private final int[] starts;
    private final int[] ends;
    private final int[] valueStarts;
    private final int[] valueEnds;
    private final int[] empty;
    private final int[] codePlaces;
    private final boolean dated;
    private final ByteSink decoded = new ByteSink(256);

    private CheckedChunk out;
    private int emptyCells;
    private int textFrom;
    private int findingsFrom;
    private boolean sound;

    /** The number of cells read of this row. */
    int column;

    RowPass(FilePlan plan) {
        this.plan = plan;
        IdentifierCell identifiers = new IdentifierCell(plan.stage());
        int count = plan.columns().size();
        columns = new ColumnCheck[count];
        boolean anyDated = false;
        for (int c = 0; c < count; c++) {
            columns[c] = new ColumnCheck(
                    plan.columns().get(c), identifiers, plan.codes().get(c));
            anyDated |= columns[c].codes != null && columns[c].codes.isDated();
        }
        rules = new RowRules(plan.schema().rules(), columns);
        period = plan.schema().period().flatMap(name -> dateOf(columns, name)).orElse(null);
        dated = anyDated && period != null;
        fingerprint = new Fingerprint(plan.secrets());
        linkPrint = new Fingerprint(plan.links().secrets());
        linked = plan.linked().toArray(new int[0][]);
        starts = new int[count];
        ends = new int[count];
        valueStarts = new int[count];
        valueEnds = new int[count];
        empty = new int[count];
        codePlaces = new int[count];
        out = chunk(new Chunks.Chunk(new byte[0], 0, 0, 0, Optional.empty()));
    }

    private static Optional<DateCell> dateOf(ColumnCheck[] columns, String name) {
        for (ColumnCheck check : columns) {
            if (check.field.name().equals(name)) {
                return check.date();
            }
        }
        return Optional.empty();
    }

    private CheckedChunk chunk(Chunks.Chunk chunk) {
        return new CheckedChunk(chunk, plan.keys().size(), linked.length, columns.length);
    }

    CheckedChunk start(Chunks.Chunk chunk) {
        out = chunk(chunk);
        return out;
    }

    void startRow() {
        textFrom = out.text.size;
        findingsFrom = out.findings.size();
        column = 0;
        emptyCells = 0;
        sound = true;
    }

    /**
     * A cell of the next column.
     *
     * @param start where its text is in {@code cell}, without quotes
     * @param seen the classes of its bytes
     * @param digits how many of them are digits
     * @param rawStart where it is in the file's bytes, as it was written
     * @return false when the file is refused
     */
    boolean cell(byte[] cell, int start, int end, int seen, int digits, int rawStart, int rawEnd) {
        if (column < columns.length) {
            starts[column] = rawStart;
            ends[column] = rawEnd;
        }
        byte[] text = cell;
        int from = start;
        int to = end;
        if ((seen & HIGH) != 0) {
            decoded.size = 0;
            if (!plan.encoding().decode(cell, start, end, decoded)) {
                refuse(
                        Rule.FILE_ENCODING,
                        name(column),
                        "bytes that are not text in " + plan.encoding().name());
                return false;
            }
            noteCharset(Encoding.isUtf8(cell, start, end));
            text = decoded.bytes;
            from = 0;
            to = decoded.size;
        }
        boolean suspect = digits >= FEWEST_DIGITS || (seen & AT) != 0;
        boolean clean = column < columns.length
                ? value(columns[column], text, from, to, suspect)
                : !suspect || isClean(text, from, to, ExpectedDigits.NONE);
        column++;
        return clean;
    }

    private boolean value(ColumnCheck check, byte[] text, int from, int to, boolean suspect) {
        if (column > 0) {
            out.text.add(ColumnCheck.SEPARATOR);
        }
        int written = out.text.size;
        int faults = check.check(text, from, to, out.text);
        boolean missing = out.text.size == written + 1 && out.text.bytes[written] == ColumnCheck.NULL;
        if (missing) {
            empty[emptyCells++] = column;
        }
        valueStarts[column] = missing ? -1 : written;
        valueEnds[column] = out.text.size;
        rules.cell(column, out.text, written);
        boolean code = faults == 0 && check.field.isIdentifier();
        if (suspect && !code && !isClean(text, from, to, check.expected)) {
            return false;
        }
        codePlaces[column] = -1;
        if (check.codes != null && !missing && faults == 0) {
            codePlaces[column] = check.codes.find(text, from, to);
            faults = codePlaces[column] < 0 ? check.codes.rule().bit() : 0;
        }
        if (faults != 0) {
            fault(check, faults, text, from, to);
        }
        return true;
    }

    /** Bytes of a line that belong to no column: they may hold anything but personal data. */
    boolean spare(byte[] bytes, int from, int to, int seen, int digits) {
        boolean suspect = digits >= FEWEST_DIGITS || (seen & AT) != 0;
        return !suspect || isClean(bytes, from, to, ExpectedDigits.NONE);
    }

    private void noteCharset(boolean utf8) {
        if (!utf8) {
            out.otherCells++;
        } else if (out.utf8Cells++ == 0) {
            out.firstUtf8Line = out.lines;
        }
    }

    private boolean isClean(byte[] text, int from, int to, ExpectedDigits expected) {
        Optional<PersonalData> found = PersonalDataDetector.find(text, from, to, expected);
        found.ifPresent(kind -> refuse(Rule.FILE_PERSONAL_DATA, name(column), kind.name()));
        return found.isEmpty();
    }

    private void fault(ColumnCheck check, int faults, byte[] text, int from, int to) {
        boolean tellable = check.field.role().mayBeQuoted()
                && PersonalDataDetector.find(text, from, to, ExpectedDigits.NONE)
                        .isEmpty();
        String value = tellable ? new String(text, from, to - from, StandardCharsets.UTF_8) : "";
        String shown = value.length() > QUOTED_VALUE ? value.substring(0, QUOTED_VALUE) + "…" : value;
        for (Rule rule : Rule.values()) {
            if (rule.isIn(faults)) {
                sound &= !rule.rejectsRow();
                out.findings.add(new Finding(out.lines, check.field.name(), rule, shown));
            }
        }
    }

    /**
     * The row is read.
     *
     * @param start where it is in {@code bytes}, without its line end
     */
    void endRow(byte[] bytes, int start, int end) {
        int day = period == null ? DatePattern.NONE : period.takeLast();
        if (column != columns.length) {
            misshapen(Integer.toString(column));
            return;
        }
        for (int i = 0; i < emptyCells; i++) {
            out.missing[empty[i]]++;
        }
        if (dated && day > 0) {
            checkDays(day);
        }
        if (sound && !rules.isEmpty()) {
            checkRules();
        }
        if (sound) {
            out.text.add('\n');
        }
        out.row(out.lines, textFrom, sound ? out.text.size : textFrom, day);
        for (int k = 0; k < plan.keys().size(); k++) {
            fingerprint.start();
            int[] key = plan.keys().get(k);
            if (key.length == 0) {
                fingerprint.add(bytes, start, end);
            }
            for (int c : key) {
                fingerprint.add(bytes, starts[c], ends[c]);
            }
            out.fingerprint(k, fingerprint.high(), fingerprint.low());
        }
        if (sound) {
            link();
        } else {
            out.text.size = textFrom;
        }
    }

    /** A row of which it is not known what its columns are. */
    void misshapen(String found) {
        out.text.size = textFrom;
        out.findings.subList(findingsFrom, out.findings.size()).clear();
        out.findings.add(new Finding(out.lines, "", Rule.ROW_COLUMNS, found));
        out.misshapen++;
    }

    private void link() {
        for (int i = 0; i < linked.length; i++) {
            linkPrint.start();
            boolean whole = true;
            for (int c : linked[i]) {
                whole &= valueStarts[c] >= 0;
                if (whole) {
                    KeyForm.add(linkPrint, columns[c].field.type(), out.text.bytes, valueStarts[c], valueEnds[c]);
                }
            }
            if (whole) {
                out.link(i, linkPrint.high(), linkPrint.low());
            }
        }
    }

    /** A code may be used on the day of the care, or not any more. */
    private void checkDays(int day) {
        for (int c = 0; c < columns.length; c++) {
            CodeSet codes = columns[c].codes;
            if (codes != null && codes.isDated() && codePlaces[c] >= 0 && !codes.isValid(codePlaces[c], day)) {
                int from = valueStarts[c];
                fault(columns[c], codes.rule().bit(), out.text.bytes, from, valueEnds[c]);
            }
        }
    }

    private void checkRules() {
        List<RowRule> broken = rules.broken(out.text);
        for (RowRule rule : broken) {
            sound = false;
            out.findings.add(new Finding(out.lines, rule.name(), Rule.ROW_RULE, ""));
        }
    }

    String name(int index) {
        return index < columns.length ? columns[index].field.name() : "";
    }

    int refuse(Rule rule, String where, String detail) {
        out.refusal = Optional.of(new Refusal(rule, out.lines, where, detail));
        return -1;
    }
}
