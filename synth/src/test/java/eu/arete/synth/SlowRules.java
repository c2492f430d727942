package eu.arete.synth;

import eu.arete.synth.JsonReader.Node;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The row rules, read from a descriptor one value at a time. */
record SlowRules(Node schema, Set<String> knownKeys) {
    private static final Map<String, DateTimeFormatter> DATES = Map.of(
            "default", strict("uuuu-MM-dd"),
            "%d/%m/%Y", strict("dd/MM/uuuu"),
            "%d%m%Y", strict("ddMMuuuu"),
            "%d%b%Y:%H:%M:%S", strict("ddMMMuuuu':00:00:00'"));

    List<String> findings(List<Node> fields, List<String> row) {
        List<String> findings = new ArrayList<>();
        if (row.size() != fields.size()) {
            findings.add("row.columns");
            return findings;
        }
        for (int i = 0; i < row.size(); i++) {
            check(fields.get(i), row.get(i), findings);
        }
        return findings;
    }

    private void check(Node field, String value, List<String> findings) {
        Node constraints = field.get("constraints").exists() ? field.get("constraints") : new Node(Map.of());
        Node missing = field.get("missingValues").exists() ? field.get("missingValues") : schema.get("missingValues");
        if (missing.texts().contains(value)) {
            if (constraints.get("required").exists()) {
                findings.add("value.required");
            }
            return;
        }
        if (field.get("arete").get("role").text().equals("identifier")) {
            if (!knownKeys.contains(value)) {
                throw new IllegalStateException("unknown key " + value);
            }
            return;
        }
        switch (field.get("type").text()) {
            case "integer", "year" -> number(constraints, value, "-?[0-9]+", findings);
            case "number" -> {
                String mark = field.get("decimalChar").exists()
                        ? field.get("decimalChar").text()
                        : ".";
                number(constraints, value.replace(mark, "."), "-?[0-9]+([.][0-9]+)?", findings);
            }
            case "date" ->
                date(field.get("format").exists() ? field.get("format").text() : "default", value, findings);
            case "yearmonth" -> date("%d%m%Y", "01" + value.substring(4) + value.substring(0, 4), findings);
            default -> string(constraints, value, findings);
        }
    }

    private static void number(Node constraints, String value, String shape, List<String> findings) {
        if (!value.matches(shape)) {
            findings.add("value.type");
            return;
        }
        BigDecimal number = new BigDecimal(value);
        if (constraints.get("minimum").exists()
                && number.compareTo((BigDecimal) constraints.get("minimum").value()) < 0) {
            findings.add("value.minimum");
        }
        if (constraints.get("maximum").exists()
                && number.compareTo((BigDecimal) constraints.get("maximum").value()) > 0) {
            findings.add("value.maximum");
        }
        if (constraints.get("enum").exists() && !constraints.get("enum").texts().contains(number.toPlainString())) {
            findings.add("value.enum");
        }
    }

    private static void date(String format, String value, List<String> findings) {
        try {
            LocalDate.parse(value, DATES.get(format));
        } catch (DateTimeParseException e) {
            findings.add("value.type");
        }
    }

    private static void string(Node constraints, String value, List<String> findings) {
        boolean tooShort = constraints.get("minLength").exists()
                && value.length() < constraints.get("minLength").number();
        boolean tooLong = constraints.get("maxLength").exists()
                && value.length() > constraints.get("maxLength").number();
        if (tooShort || tooLong) {
            findings.add("value.length");
        }
        if (constraints.get("pattern").exists()
                && !value.matches(constraints.get("pattern").text())) {
            findings.add("value.pattern");
        }
        if (constraints.get("enum").exists() && !constraints.get("enum").texts().contains(value)) {
            findings.add("value.enum");
        }
    }

    private static DateTimeFormatter strict(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
