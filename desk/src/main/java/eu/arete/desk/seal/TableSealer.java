package eu.arete.desk.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites one file of a table as it streams by, in the memory of two buffers. Only the content of identifier fields
 * changes: encoding, quotes, line ends, order and number of columns, the last line, are kept byte for byte. One file, one
 * thread, once.
 */
final class TableSealer {

    private static final int BUFFER = 1 << 18;
    private static final int LONGEST_KEY = 1 << 10;
    private static final int LONGEST_HEADER = 1 << 20;

    private final SealedTable table;
    private final String file;
    private final CodeBook codes;

    private final byte[] in = new byte[BUFFER];
    private final byte[] out = new byte[BUFFER];
    private int pending;
    private final OutputStream sink;

    /** What is awaited in each column of the file: null for a column to copy. */
    private @Nullable IdentifierColumn[] columns = new IdentifierColumn[0];

    private long line = 1;
    private int column;
    private boolean quoted;
    private boolean rowEnded = true;

    /** Where, counted from the start of the file, a quote would open a quoted field. */
    private long quoteAt;

    private @Nullable IdentifierColumn identifier;
    private final byte[] field = new byte[LONGEST_KEY];
    private int fieldLength;

    private record IdentifierColumn(String name, Set<String> missing) {}

    TableSealer(SealedTable table, String file, CodeBook codes, OutputStream sink) {
        this.table = table;
        this.file = file;
        this.codes = codes;
        this.sink = sink;
    }

    /** @return how many lines the file has, the header included */
    long seal(InputStream source) throws IOException {
        readHeader(source);
        long base = 0;
        startField();
        for (int read = source.read(in); read >= 0; read = source.read(in)) {
            pass(read, base);
            base += read;
            rowEnded = in[read - 1] == '\n';
        }
        if (identifier != null && !rowEnded) {
            endIdentifier(identifier, line);
        }
        flush();
        return rowEnded ? line - 1 : line;
    }

    private void pass(int read, long base) throws IOException {
        byte delimiter = table.delimiter();
        byte quote = table.quote();
        int copied = 0;
        for (int i = 0; i < read; i++) {
            byte c = in[i];
            IdentifierColumn current = identifier;
            boolean ends = false;
            if (c == quote) {
                if (quoted) {
                    quoted = false;
                    quoteAt = base + i + 1;
                } else if (quoteAt == base + i) {
                    quoted = true;
                }
            } else if (c == '\n') {
                line++;
                ends = !quoted;
            } else if (c == delimiter) {
                ends = !quoted;
            }
            if (!ends) {
                if (current != null) {
                    keep(current, c);
                    copied = i + 1;
                }
                continue;
            }
            if (current != null) {
                long at = c == '\n' ? line - 1 : line;
                endIdentifier(current, at);
                copied = i;
            }
            column = c == '\n' ? 0 : column + 1;
            quoteAt = base + i + 1;
            startField();
            if (identifier != null) {
                write(in, copied, i + 1);
                copied = i + 1;
            }
        }
        write(in, copied, read);
    }

    private void startField() {
        identifier = column < columns.length ? columns[column] : null;
        fieldLength = 0;
    }

    private void keep(IdentifierColumn current, byte c) {
        if (fieldLength == LONGEST_KEY) {
            throw unknown(current, line);
        }
        field[fieldLength++] = c;
    }

    private void endIdentifier(IdentifierColumn current, long at) throws IOException {
        boolean carriageReturn = fieldLength > 0 && field[fieldLength - 1] == '\r';
        int end = carriageReturn ? fieldLength - 1 : fieldLength;
        byte quote = table.quote();
        boolean inQuotes = end >= 2 && field[0] == quote && field[end - 1] == quote;
        int from = inQuotes ? 1 : 0;
        int to = inQuotes ? end - 1 : end;
        if (pending + 2 * LONGEST_KEY > BUFFER) {
            flush();
        }
        if (codes.copy(field, from, to, out, pending + from)) {
            if (inQuotes) {
                out[pending] = quote;
                out[pending + CodeBook.CODE + 1] = quote;
            }
            pending += CodeBook.CODE + 2 * from;
            if (carriageReturn) {
                out[pending++] = '\r';
            }
        } else if (current.missing().contains(new String(field, from, to - from, table.charset()))) {
            write(field, 0, fieldLength);
        } else {
            throw unknown(current, at);
        }
    }

    private SealRefused unknown(IdentifierColumn current, long at) {
        return new SealRefused(
                file,
                at,
                current.name(),
                "the key is not in the identity file",
                "add the person to it, or correct the line");
    }

    private void readHeader(InputStream source) throws IOException {
        byte[] header = new byte[LONGEST_HEADER];
        int length = 0;
        for (int c = source.read(); c >= 0; c = source.read()) {
            if (length == header.length) {
                throw new SealRefused(file, 1, null, "its header is too long", "give the file its header line");
            }
            header[length++] = (byte) c;
            if (c == '\n') {
                break;
            }
        }
        List<String> names = names(new String(header, 0, length, table.charset()));
        List<String> absent = new ArrayList<>(table.identifiers().keySet());
        absent.removeAll(names);
        if (!absent.isEmpty()) {
            throw new SealRefused(
                    file,
                    1,
                    absent.get(0),
                    "the header has no such column, which holds the key of a person",
                    "give the file the header of table " + table.name());
        }
        for (String name : names) {
            if (!table.columns().contains(name)) {
                throw new SealRefused(
                        file,
                        1,
                        null,
                        "the header has a column that table " + table.name() + " has not",
                        "remove it, or describe it in the descriptor: nothing unknown is sent");
            }
        }
        columns = new IdentifierColumn[names.size()];
        for (int i = 0; i < columns.length; i++) {
            Set<String> missing = table.identifiers().get(names.get(i));
            columns[i] = missing == null ? null : new IdentifierColumn(names.get(i), missing);
        }
        write(header, 0, length);
        line = 2;
    }

    private List<String> names(String header) {
        String text = header.replaceFirst("^(\ufeff|\u00ef\u00bb\u00bf)", "").replaceFirst("\r?\n$", "");
        String quote = String.valueOf((char) table.quote());
        List<String> names = new ArrayList<>();
        for (String name : text.split(Pattern.quote(String.valueOf((char) table.delimiter())), -1)) {
            boolean inQuotes = name.length() >= 2 && name.startsWith(quote) && name.endsWith(quote);
            names.add(inQuotes ? name.substring(1, name.length() - 1) : name);
        }
        return names;
    }

    private void write(byte[] bytes, int from, int to) throws IOException {
        if (to - from > BUFFER - pending) {
            flush();
        }
        if (to - from > BUFFER) {
            sink.write(bytes, from, to - from);
            return;
        }
        System.arraycopy(bytes, from, out, pending, to - from);
        pending += to - from;
    }

    private void flush() throws IOException {
        sink.write(out, 0, pending);
        pending = 0;
    }
}
