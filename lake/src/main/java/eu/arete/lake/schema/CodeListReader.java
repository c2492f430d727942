package eu.arete.lake.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads a resource that is a nomenclature ({@code "arete": {"kind": "code-list"}}): its rows stand in the descriptor itself ({@code data}),
 * as CSV in one text or as a list of objects.
 */
final class CodeListReader {
    private static final int MAX_CODES = 500_000;
    private static final int MAX_COLUMNS = 200;

    private final Cursor resource;
    private final Cursor ours;

    CodeListReader(Cursor resource) {
        this.resource = resource.object();
        this.ours = resource.at("arete").object();
    }

    static boolean isCodeList(Cursor resource) {
        return resource.at("arete")
                .at("kind")
                .text()
                .filter("code-list"::equals)
                .isPresent();
    }

    CodeList read() {
        String name = TableReader.name(resource.at("name"));
        String code = ours.at("code").textOr("code");
        Optional<String> from = ours.at("from").text();
        Optional<String> until = ours.at("until").text();
        String format = dateFormat();
        Set<CodeList.Code> codes = new LinkedHashSet<>();
        for (Map<String, String> row : rows()) {
            String value = row.get(code);
            if (value == null) {
                ours.at("code").problem("its rows have no column " + code);
                break;
            }
            if (!value.isEmpty()) {
                codes.add(new CodeList.Code(
                        value,
                        day(from.map(row::get), format, CodeList.ALWAYS),
                        day(until.map(row::get), format, CodeList.FOR_EVER)));
            }
        }
        if (codes.isEmpty()) {
            resource.at("data").problem("must hold at least one code");
        }
        return new CodeList(
                name, ours.at("titles").bilingual(resource.at("title").textOr(name)), new ArrayList<>(codes));
    }

    private String dateFormat() {
        Cursor cursor = ours.at("dateFormat");
        String format = cursor.textOr("%Y-%m-%d");
        if (DatePattern.parse(format)
                .filter(pattern -> pattern.isComplete(true))
                .isEmpty()) {
            cursor.problem(format + " does not name one year, one month and one day");
            return "%Y-%m-%d";
        }
        return format;
    }

    private int day(Optional<String> text, String format, int absent) {
        if (text.isEmpty() || text.get().isBlank()) {
            return absent;
        }
        int day = DatePattern.bound(text.get().strip(), format);
        if (day == DatePattern.NONE) {
            resource.at("data").problem("a code is valid from or until something that is no date in " + format);
        }
        return day;
    }

    private List<Map<String, String>> rows() {
        Cursor data = resource.at("data");
        Optional<String> csv = data.longText();
        if (csv.isPresent()) {
            return table(csv.get(), data);
        }
        List<Map<String, String>> rows = new ArrayList<>();
        for (Cursor item : data.items(MAX_CODES)) {
            Map<String, String> row = new HashMap<>();
            JsonNode node = item.object().node();
            if (node != null && node.isObject()) {
                node.properties()
                        .forEach(property ->
                                row.put(property.getKey(), property.getValue().asString("")));
            }
            rows.add(row);
        }
        return rows;
    }

    private List<Map<String, String>> table(String csv, Cursor data) {
        Cursor delimiter = resource.at("dialect").object().at("delimiter");
        String mark = delimiter.textOr(",");
        if (mark.length() != 1) {
            delimiter.problem("must be one character");
            return List.of();
        }
        CsvText text = new CsvText(csv, mark.charAt(0));
        List<String> header = text.next();
        List<Map<String, String>> rows = new ArrayList<>();
        int line = 1;
        while (text.hasNext() && header.size() <= MAX_COLUMNS && rows.size() <= MAX_CODES) {
            List<String> cells = text.next();
            line++;
            if (cells.size() == 1 && cells.get(0).isEmpty() && header.size() > 1) {
                continue;
            }
            if (cells.size() != header.size()) {
                data.problem("its row " + line + " has " + cells.size() + " cells, its header " + header.size());
                return rows;
            }
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                row.put(header.get(i), cells.get(i));
            }
            rows.add(row);
        }
        if (text.hasNext()) {
            data.problem("has more than " + MAX_COLUMNS + " columns or " + MAX_CODES + " rows");
        }
        return rows;
    }
}
