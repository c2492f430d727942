package eu.arete.lake.intake;

import eu.arete.lake.schema.Position;
import java.util.Comparator;

/** Reads the rows of a chunk once, byte by byte, and finds their cells: between delimiters, within quotes, or at fixed places. For one thread. */
final class ChunkPass {

    private final RowPass row;
    private final byte[] classes = new byte[256];
    private final byte delimiter;
    private final int quote;
    private final boolean fixed;
    private final int[] firsts;
    private final int[] afters;
    private final int width;
    private final ByteSink unquoted = new ByteSink(256);

    private byte[] bytes = new byte[0];

    ChunkPass(FilePlan plan) {
        row = new RowPass(plan);
        fixed = plan.schema().fixedWidth();
        delimiter = (byte) plan.schema().delimiter();
        quote = plan.schema().quote().map(c -> (int) c).orElse(-1);
        Position[] positions = plan.columns().stream()
                .flatMap(field -> field.position().stream())
                .sorted(Comparator.comparingInt(Position::from))
                .toArray(Position[]::new);
        firsts = new int[positions.length];
        afters = new int[positions.length];
        for (int i = 0; i < positions.length; i++) {
            firsts[i] = positions[i].from() - 1;
            afters[i] = positions[i].to();
        }
        width = fixed ? afters[afters.length - 1] : 0;
        classify();
    }

    private void classify() {
        for (int b = 0; b < 256; b++) {
            boolean control = b < ' ' && b != '\t' || b == 127;
            int kind = b >= '0' && b <= '9'
                    ? RowPass.DIGIT
                    : b == '@' ? RowPass.AT : b >= 128 ? RowPass.HIGH : control ? RowPass.STOP : 0;
            classes[b] = (byte) kind;
        }
        if (!fixed) {
            classes[delimiter] = RowPass.STOP;
        }
    }

    CheckedChunk check(Chunks.Chunk chunk) {
        bytes = chunk.bytes();
        CheckedChunk out = row.start(chunk);
        int at = chunk.from();
        while (at < chunk.to()) {
            row.startRow();
            at = fixed ? fixed(at) : delimited(at);
            if (at < 0) {
                return out;
            }
            out.lines++;
        }
        chunk.stop().ifPresent(rule -> row.refuse(rule, "", stopDetail(rule)));
        return out;
    }

    private static String stopDetail(Rule rule) {
        return switch (rule) {
            case FILE_TRUNCATED -> "the last line does not end";
            case FILE_PACKED -> "what was packed cannot be unpacked to its end";
            default -> "the line has more than " + Chunks.MAX_LINE + " bytes";
        };
    }

    /** Reads the row that starts here; returns where the next one starts, or -1 when the file is refused. */
    private int delimited(int start) {
        int at = start;
        while (true) {
            int next = bytes[at] == quote ? quoted(at) : plain(at);
            if (next < 0) {
                return -1;
            }
            byte end = bytes[next];
            if (end == delimiter) {
                at = next + 1;
                continue;
            }
            int after = afterLine(next);
            if (after < 0) {
                return control(end, row.column - 1);
            }
            if (after - start > Chunks.MAX_LINE) {
                return row.refuse(Rule.FILE_LINE_TOO_LONG, "", stopDetail(Rule.FILE_LINE_TOO_LONG));
            }
            row.endRow(bytes, start, next);
            return after;
        }
    }

    private int afterLine(int at) {
        return bytes[at] == '\n' ? at + 1 : bytes[at] == '\r' && bytes[at + 1] == '\n' ? at + 2 : -1;
    }

    private int control(byte found, int column) {
        return row.refuse(Rule.FILE_ENCODING, row.name(column), "a control character (byte " + (found & 0xff) + ")");
    }

    /** A cell that is not quoted; returns where it ends. */
    private int plain(int start) {
        int at = start;
        int seen = 0;
        int digits = 0;
        int kind;
        while (((kind = classes[bytes[at] & 0xff]) & RowPass.STOP) == 0) {
            seen |= kind;
            digits += kind & RowPass.DIGIT;
            at++;
        }
        return row.cell(bytes, start, at, seen, digits, start, at) ? at : -1;
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
                return row.refuse(
                        Rule.FILE_QUOTE, row.name(row.column), "a quote is opened and not closed on its line");
            }
            int kind = classes[b & 0xff];
            if (kind == RowPass.STOP && b != delimiter) {
                return control(b, row.column);
            }
            seen |= kind;
            digits += kind & RowPass.DIGIT;
            unquoted.add(b);
            at++;
        }
        at++;
        if (classes[bytes[at] & 0xff] != RowPass.STOP) {
            return row.refuse(
                    Rule.FILE_QUOTE,
                    row.name(row.column),
                    "a closing quote is followed by something else than a delimiter");
        }
        return row.cell(unquoted.bytes, 0, unquoted.size, seen, digits, start, at) ? at : -1;
    }

    /**
     * A row of fixed width: each cell without the blanks around it. A line that is shorter or longer than the description is no row of this
     * table, but no line passes without being searched for personal data.
     */
    private int fixed(int start) {
        int end = start;
        while ((classes[bytes[end] & 0xff] & RowPass.STOP) == 0) {
            end++;
        }
        int after = afterLine(end);
        if (after < 0) {
            return control(bytes[end], firsts.length);
        }
        if (end - start != width) {
            row.column = firsts.length;
            if (!spare(start, end)) {
                return -1;
            }
            row.misshapen(end - start + " characters");
            return after;
        }
        int at = 0;
        for (int i = 0; i < firsts.length; i++) {
            if (!spare(start + at, start + firsts[i]) || !cell(start + firsts[i], start + afters[i])) {
                return -1;
            }
            at = afters[i];
        }
        row.endRow(bytes, start, end);
        return after;
    }

    private boolean spare(int from, int to) {
        int seen = 0;
        int digits = 0;
        for (int i = from; i < to; i++) {
            int kind = classes[bytes[i] & 0xff];
            seen |= kind;
            digits += kind & RowPass.DIGIT;
        }
        return row.spare(bytes, from, to, seen, digits);
    }

    private boolean cell(int from, int to) {
        int first = from;
        int last = to;
        while (first < last && bytes[first] == ' ') {
            first++;
        }
        while (last > first && bytes[last - 1] == ' ') {
            last--;
        }
        int seen = 0;
        int digits = 0;
        for (int i = first; i < last; i++) {
            int kind = classes[bytes[i] & 0xff];
            seen |= kind;
            digits += kind & RowPass.DIGIT;
        }
        return row.cell(bytes, first, last, seen, digits, first, last);
    }
}
