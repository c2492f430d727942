package eu.arete.bench;

import eu.arete.hub.hosting.PriceLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Lines of a price list: {@code item,unit,unit_price,quantity,source,date}, quotes as in RFC 4180, one record a line. */
final class PricesFile {
    private static final String HEADER = "item,unit,unit_price,quantity,source,date";
    private static final int COLUMNS = 6;

    private PricesFile() {}

    static List<PriceLine> read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new Usage(file + ", line 1: the header is " + HEADER);
        }
        List<PriceLine> prices = new ArrayList<>();
        for (int number = 2; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            if (!line.isBlank()) {
                prices.add(line(file + ", line " + number, cells(line)));
            }
        }
        return prices;
    }

    private static PriceLine line(String place, List<String> cells) {
        if (cells.size() != COLUMNS) {
            throw new Usage(place + ": " + cells.size() + " cells, not " + COLUMNS);
        }
        try {
            return new PriceLine(
                    cells.get(0),
                    Double.parseDouble(cells.get(3)),
                    cells.get(1),
                    Double.parseDouble(cells.get(2)),
                    cells.get(4),
                    LocalDate.parse(cells.get(5)));
        } catch (NumberFormatException e) {
            throw new Usage(place + ": a price and a quantity are numbers with a dot");
        } catch (DateTimeParseException e) {
            throw new Usage(place + ": a date is like 2026-01-31");
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean doubled = quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
            if (doubled) {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
