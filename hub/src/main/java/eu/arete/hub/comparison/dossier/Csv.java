package eu.arete.hub.comparison.dossier;

import eu.arete.hub.comparison.DossierFault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * CSV of RFC 4180 in UTF-8, read strictly and within bounds: what is not plainly a table is refused with its line. A cell that a spreadsheet would
 * take for a formula, and characters that are not seen or turn the direction of a text, are refused too: readers must see what was compared.
 */
final class Csv {
    static final int LARGEST_FILE = 4 << 20;
    private static final int MOST_ROWS = 20_000;
    private static final int LONGEST_CELL = 4_000;
    private static final String FORMULA_STARTS = "=+-@|%";

    private final String file;
    private final String text;
    private final int columns;
    private final boolean ofStrangers;
    private int at;
    private int line = 1;

    private Csv(Table table, String text) {
        this.file = table.file();
        this.text = text;
        this.columns = table.columns().size();
        this.ofStrangers = table == Table.REPLIES;
    }

    /** The rows below the header; each holds as many cells as the header. */
    static List<Row> read(Table table, byte[] bytes) {
        String text = text(table.file(), bytes);
        return new Csv(table, text).rows(table);
    }

    /** The text of a file, its ends of lines as LF and without a byte order mark. */
    static String text(String file, byte[] bytes) {
        if (bytes.length > LARGEST_FILE) {
            throw new DossierFault(file, 0, "the file is larger than 4 MiB", "Leave out what is not compared");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n");
        } catch (CharacterCodingException e) {
            throw new DossierFault(file, 0, "the file is not UTF-8", "Save it as UTF-8");
        }
    }

    private List<Row> rows(Table table) {
        List<String> header = record();
        if (!header.equals(table.columns())) {
            throw fault(
                    1,
                    "the header is " + shortened(String.join(",", header)),
                    "Write " + String.join(",", table.columns()));
        }
        List<Row> rows = new ArrayList<>();
        while (at < text.length()) {
            int first = line;
            List<String> cells = record();
            if (cells.size() != columns) {
                throw fault(first, cells.size() + " cells where the header has " + columns, "Mend this row");
            }
            if (rows.size() == MOST_ROWS) {
                throw fault(first, "more than " + MOST_ROWS + " rows", "Compare less at once");
            }
            rows.add(new Row(table, first, cells));
        }
        return rows;
    }

    private List<String> record() {
        List<String> cells = new ArrayList<>();
        while (true) {
            cells.add(checked(at < text.length() && text.charAt(at) == '"' ? quoted() : plain()));
            if (cells.size() > columns + 1) {
                throw fault(line, "more cells than the header has", "Mend this row");
            }
            if (at >= text.length()) {
                return cells;
            }
            char end = text.charAt(at++);
            if (end == '\n') {
                line++;
                return cells;
            }
            if (end != ',') {
                throw fault(line, "text after a closing quote", "Double the quotes inside a quoted cell");
            }
        }
    }

    private String plain() {
        int start = at;
        while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
            if (text.charAt(at) == '"') {
                throw fault(line, "a quote inside a cell that is not quoted", "Quote the whole cell");
            }
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        StringBuilder cell = new StringBuilder();
        int opened = line;
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                if (at >= text.length() || text.charAt(at) != '"') {
                    return cell.toString();
                }
                at++;
            }
            if (c == '\n') {
                line++;
            }
            cell.append(c);
            if (cell.length() > LONGEST_CELL) {
                break;
            }
        }
        throw fault(opened, "a quoted cell that does not end, or is too long", "Close the quote");
    }

    private String checked(String read) {
        String cell = ofStrangers ? inert(read) : read.strip();
        if (cell.length() > LONGEST_CELL) {
            throw fault(line, "a cell of more than " + LONGEST_CELL + " characters", "Shorten it");
        }
        if (cell.codePoints().anyMatch(Csv::isUnseen)) {
            throw fault(line, "a cell with characters that are not seen", "Remove control and direction characters");
        }
        if (isFormula(cell)) {
            throw fault(
                    line,
                    "a cell that starts with '" + cell.charAt(0) + "', which a spreadsheet would take for a formula",
                    "Start it with a letter or a digit");
        }
        return cell;
    }

    /** Anyone may reply, and nobody may stop a comparison by a reply: what others are refused for is taken out of it. */
    private static String inert(String read) {
        StringBuilder kept = new StringBuilder();
        read.codePoints().filter(c -> !isUnseen(c)).forEach(kept::appendCodePoint);
        String cell = kept.toString().strip();
        return isFormula(cell) ? "'" + cell : cell;
    }

    private static boolean isFormula(String cell) {
        return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0;
    }

    private static boolean isUnseen(int c) {
        return c != '\n'
                && (Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || c == 0xFFFE
                        || c == 0xFFFF);
    }

    private DossierFault fault(int where, String fault, String remedy) {
        return new DossierFault(file, where, fault, remedy);
    }

    private static String shortened(String text) {
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }
}
