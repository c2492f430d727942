package eu.arete.hub.airlock.internal;

import eu.arete.privacy.disclosure.Cell;
import eu.arete.privacy.disclosure.Group;
import eu.arete.privacy.disclosure.Level;
import eu.arete.privacy.disclosure.Measure;
import eu.arete.privacy.disclosure.OutputTable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A protected table as the only file format that leaves: CSV of RFC 4180, in UTF-8, with a header. A hidden cell is {@code *}, a missing
 * level is empty. A text that a spreadsheet would take for a formula is led by an apostrophe (OWASP, CSV injection).
 */
final class CsvFile {

    static final String HIDDEN = "*";

    private static final Pattern FORMULA = Pattern.compile("(?s)[\\s]*[=+\\-@|%].*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private CsvFile() {}

    static byte[] of(OutputTable released) {
        StringBuilder csv = new StringBuilder();
        List<String> header = new ArrayList<>(released.dimensions());
        released.measures().stream().map(Measure::name).forEach(header::add);
        line(csv, header.stream().map(CsvFile::field).toList());
        for (Group group : released.groups()) {
            List<String> fields = new ArrayList<>();
            for (Level level : group.levels()) {
                fields.add(level.equals(Level.MISSING) ? "" : field(level.text()));
            }
            released.cells(group).forEach(cell -> fields.add(shown(cell)));
            line(csv, fields);
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What a cell of the release shows; a cell of a row that is left out shows what a hidden one does. */
    static String shown(@Nullable Cell cell) {
        return cell == null
                ? HIDDEN
                : cell.value().map(BigDecimal::toPlainString).orElse(HIDDEN);
    }

    static String field(String text) {
        String harmless =
                FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
        boolean plain = !harmless.isEmpty() && harmless.chars().noneMatch(c -> c == ',' || c == '"' || c < ' ');
        return plain ? harmless : "\"" + harmless.replace("\"", "\"\"") + "\"";
    }

    private static void line(StringBuilder csv, List<String> fields) {
        csv.append(String.join(",", fields)).append("\r\n");
    }
}
