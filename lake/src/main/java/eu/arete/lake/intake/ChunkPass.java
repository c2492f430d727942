package eu.arete.lake.intake;

import eu.arete.lake.schema.DatePattern;
import eu.arete.lake.schema.RowRule;
import eu.arete.privacy.ExpectedDigits;
import eu.arete.privacy.PersonalData;
import eu.arete.privacy.PersonalDataDetector;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a chunk once, byte by byte: structure, charset, personal data, values. For one thread. */
final class ChunkPass {

    private static final int DIGIT = 1;
    private static final int AT = 2;
    private static final int HIGH = 4;
    private static final int STOP = 8;
    private static final int FEWEST_DIGITS = 10;
    private static final int QUOTED_VALUE = 100;

    private final FilePlan plan;
    private final ColumnCheck[] columns;
    private final @Nullable DateCell period;
    private final RowRules rules;
    private final Fingerprint fingerprint;
    private final byte[] classes = new byte[256];
    private final byte delimiter;
    private final int quote;
    private final int[] starts;
    private final int[] ends;
    private final int[] empty;
    private int emptyCells;
    private final ByteSink unquoted = new ByteSink(256);
    private final ByteSink decoded = new ByteSink(256);

    private byte[] bytes = new byte[0];
    private CheckedChunk out;
    private int column;
    private boolean sound;

    ChunkPass(FilePlan plan) {
        this.plan = plan;
        IdentifierCell identifiers = new IdentifierCell(plan.stage());
        columns = plan.columns().stream()
                .map(field -> new ColumnCheck(field, identifiers))
                .toArray(ColumnCheck[]::new);
        rules = new RowRules(plan.schema().rules(), columns);
        period = plan.schema().period().flatMap(name -> dateOf(columns, name)).orElse(null);
        fingerprint = new Fingerprint(plan.secrets());
        delimiter = (byte) plan.schema().delimiter();
        quote = plan.schema().quote().map(c -> (int) c).orElse(-1);
        starts = new int[columns.length];
        ends = new int[columns.length];
        empty = new int[columns.length];
        out = new CheckedChunk(
                new Chunks.Chunk(new byte[0], 0, 0, 0, Optional.empty()),
                plan.keys().size(),
                columns.length);
        classify();
    }

    private static Optional<DateCell> dateOf(ColumnCheck[] columns, String name) {
        for (ColumnCheck check : columns) {
            if (check.field.name().equals(name)) {
                return check.date();
            }
        }
        return Optional.empty();
    }

    private void classify() {
        for (int b = 0; b < 256; b++) {
            boolean control = b < ' ' && b != '\t' || b == 127;
            int kind = b >= '0' && b <= '9' ? DIGIT : b == '@' ? AT : b >= 128 ? HIGH : control ? STOP : 0;
            classes[b] = (byte) kind;
        }
        classes[delimiter] = STOP;
    }

    CheckedChunk check(Chunks.Chunk chunk) {
        bytes = chunk.bytes();
        out = new CheckedChunk(chunk, plan.keys().size(), columns.length);
        int at = chunk.from();
        while (at < chunk.to()) {
            at = row(at);
            if (at < 0) {
                return out;
            }
            out.lines++;
        }
        chunk.stop().ifPresent(rule -> refuse(rule, "", stopDetail(rule)));
        return out;
    }

    private static String stopDetail(Rule rule) {
        return switch (rule) {
            case FILE_TRUNCATED -> "the last line does not end";
            case FILE_PACKED -> "what gzip packed cannot be unpacked to its end";
            default -> "the line has more than " + Chunks.MAX_LINE + " bytes";
        };
    }

    /** Reads the row that starts here; returns where the next one starts, or -1 when the file is refused. */
    private int row(int start) {
        int text = out.text.size;
        int findings = out.findings.size();
        column = 0;
        emptyCells = 0;
        sound = true;
        int at = start;
        while (true) {
            int next = bytes[at] == quote ? quoted(at) : plain(at);
            if (next < 0) {
                return -1;
            }
            column++;
            byte end = bytes[next];
            if (end == delimiter) {
                at = next + 1;
                continue;
            }
            int after = end == '\n' ? next + 1 : end == '\r' && bytes[next + 1] == '\n' ? next + 2 : -1;
            if (after < 0) {
                return refuse(Rule.FILE_ENCODING, name(column - 1), "a control character (byte " + (end & 0xff) + ")");
            }
            if (after - start > Chunks.MAX_LINE) {
                return refuse(Rule.FILE_LINE_TOO_LONG, "", stopDetail(Rule.FILE_LINE_TOO_LONG));
            }
            endRow(start, next, text, findings);
            return after;
        }
    }

    /** A cell that is not quoted; returns where it ends. */
    private int plain(int start) {
        int at = start;
        int seen = 0;
        int digits = 0;
        int kind;
        while (((kind = classes[bytes[at] & 0xff]) & STOP) == 0) {
            seen |= kind;
            digits += kind & DIGIT;
            at++;
        }
        if (column < starts.length) {
            starts[column] = start;
            ends[column] = at;
        }
        return cell(bytes, start, at, seen, digits) ? at : -1;
    }

    /** A quoted cell, on one line; a doubled quote stands for one. */
    private int quoted(int start) {
        unquoted.size = 0;
        int seen = 0;
        int digits = 0;
        int at = start + 1;
        while (true) {
            byte b = bytes[at];
            if (b == quote) {
                if (bytes[at + 1] != quote) {
                    break;
                }
                at++;
            } else if (b == '\n' || b == '\r') {
                return refuse(Rule.FILE_QUOTE, name(column), "a quote is opened and not closed on its line");
            }
            int kind = classes[b & 0xff];
            if (kind == STOP && b != delimiter) {
                return refuse(Rule.FILE_ENCODING, name(column), "a control character (byte " + (b & 0xff) + ")");
            }
            seen |= kind;
            digits += kind & DIGIT;
            unquoted.add(b);
            at++;
        }
        at++;
        if (classes[bytes[at] & 0xff] != STOP) {
            return refuse(
                    Rule.FILE_QUOTE, name(column), "a closing quote is followed by something else than a delimiter");
        }
        if (column < starts.length) {
            starts[column] = start;
            ends[column] = at;
        }
        return cell(unquoted.bytes, 0, unquoted.size, seen, digits) ? at : -1;
    }

    /** Returns false when the file is refused. */
    private boolean cell(byte[] cell, int start, int end, int seen, int digits) {
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
        if (column >= columns.length) {
            return !suspect || isClean(text, from, to, ExpectedDigits.NONE);
        }
        ColumnCheck check = columns[column];
        if (column > 0) {
            out.text.add(ColumnCheck.SEPARATOR);
        }
        int written = out.text.size;
        int faults = check.check(text, from, to, out.text);
        if (out.text.size == written + 1 && out.text.bytes[written] == ColumnCheck.NULL) {
            empty[emptyCells++] = column;
        }
        rules.cell(column, out.text, written);
        boolean code = faults == 0 && check.field.isIdentifier();
        if (suspect && !code && !isClean(text, from, to, check.expected)) {
            return false;
        }
        if (faults != 0) {
            fault(check, faults, text, from, to);
        }
        return true;
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
        sound = false;
        boolean tellable = check.field.role().mayBeQuoted()
                && PersonalDataDetector.find(text, from, to, ExpectedDigits.NONE)
                        .isEmpty();
        String value = tellable ? new String(text, from, to - from, StandardCharsets.UTF_8) : "";
        String shown = value.length() > QUOTED_VALUE ? value.substring(0, QUOTED_VALUE) + "…" : value;
        for (Rule rule : Rule.values()) {
            if (rule.isIn(faults)) {
                out.findings.add(new Finding(out.lines, check.field.name(), rule, shown));
            }
        }
    }

    private void endRow(int start, int end, int text, int findings) {
        int day = period == null ? DatePattern.NONE : period.takeLast();
        if (column != columns.length) {
            out.text.size = text;
            out.findings.subList(findings, out.findings.size()).clear();
            out.findings.add(new Finding(out.lines, "", Rule.ROW_COLUMNS, Integer.toString(column)));
            out.misshapen++;
            return;
        }
        for (int i = 0; i < emptyCells; i++) {
            out.missing[empty[i]]++;
        }
        if (sound && !rules.isEmpty()) {
            checkRules();
        }
        if (sound) {
            out.text.add('\n');
        } else {
            out.text.size = text;
        }
        out.row(out.lines, text, out.text.size, day);
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
    }

    private void checkRules() {
        for (RowRule broken : rules.broken(out.text)) {
            sound = false;
            out.findings.add(new Finding(out.lines, broken.name(), Rule.ROW_RULE, ""));
        }
    }

    private String name(int index) {
        return index < columns.length ? columns[index].field.name() : "";
    }

    private int refuse(Rule rule, String where, String detail) {
        out.refusal = Optional.of(new Refusal(rule, out.lines, where, detail));
        return -1;
    }
}
