package eu.arete.lake.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads one field of a table. */
final class FieldReader {

    private static final int MAX_PATTERN = 500;
    private static final int MAX_ENUM = 50_000;

    private final Cursor field;
    private final List<String> missingOfTable;
    private final Map<String, CodeList> lists;

    FieldReader(Cursor field, List<String> missingOfTable, Map<String, CodeList> lists) {
        this.lists = lists;
        this.field = field.object();
        this.missingOfTable = missingOfTable;
    }

    Field read() {
        Cursor ours = field.at("arete").object();
        String name = TableReader.name(field.at("name"));
        FieldType type = type();
        String format = format(type);
        List<String> missing = field.at("missingValues").isPresent()
                ? field.at("missingValues").texts(200)
                : missingOfTable;
        return new Field(
                name,
                type,
                format,
                decimalChar(),
                field.at("description").textOr(""),
                constraints(type, format),
                missing,
                role(ours.at("role")),
                ours.at("codeList").text(),
                codes(ours, type),
                position(ours),
                ours.at("unit").text(),
                ours.at("titles").bilingual(field.at("title").textOr(name)));
    }

    /** A name that the package does not bring is kept as a name: the catalogue shows it, nothing is held against it. Nor is a day: its type says what days there are. */
    private Optional<CodeCheck> codes(Cursor ours, FieldType type) {
        Cursor policy = ours.at("outsideList");
        String said = policy.textOr("reject");
        if (!said.equals("reject") && !said.equals("report")) {
            policy.problem("must be \"reject\" or \"report\"");
        }
        boolean day = type == FieldType.DATE || type == FieldType.YEARMONTH;
        return ours.at("codeList")
                .text()
                .filter(name -> !day)
                .flatMap(name -> Optional.ofNullable(lists.get(name)))
                .map(list -> new CodeCheck(list, said.equals("reject")));
    }

    private static Optional<Position> position(Cursor ours) {
        OptionalInt from = ours.at("from").length();
        OptionalInt to = ours.at("to").length();
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        if (from.orElse(0) < 1 || to.orElse(0) < from.orElse(0) || to.orElse(0) > Position.LONGEST) {
            ours.problem("must stand from a character (the first is 1) to another, both included, at most "
                    + Position.LONGEST);
            return Optional.empty();
        }
        return Optional.of(new Position(from.getAsInt(), to.getAsInt()));
    }

    private FieldType type() {
        Cursor type = field.at("type");
        String label = type.textOr("string");
        Optional<FieldType> known = FieldType.named(label);
        if (known.isEmpty()) {
            type.problem(label + " is not a type of ours: string, integer, number, date, year or yearmonth");
        }
        return known.orElse(FieldType.STRING);
    }

    private String format(FieldType type) {
        Cursor cursor = field.at("format");
        if (type != FieldType.DATE && type != FieldType.YEARMONTH) {
            return "";
        }
        boolean day = type == FieldType.DATE;
        String usual = day ? "%Y-%m-%d" : "%Y-%m";
        String format = cursor.textOr("default");
        if (format.equals("default") || format.equals("any")) {
            return usual;
        }
        // %Y%m under "date" is a month: such a column is a yearmonth, say so rather than invent a day.
        if (DatePattern.parse(format).filter(p -> p.isComplete(day)).isEmpty()) {
            cursor.problem(format + " does not name one year, one month" + (day ? " and one day" : " and no day")
                    + " among %Y %m %b %d %H %M %S");
            return usual;
        }
        return format;
    }

    private char decimalChar() {
        Cursor cursor = field.at("decimalChar");
        String mark = cursor.textOr(".");
        if (!mark.equals(".") && !mark.equals(",")) {
            cursor.problem("must be . or ,");
            return '.';
        }
        return mark.charAt(0);
    }

    private static FieldRole role(Cursor cursor) {
        Optional<String> label = cursor.text();
        if (label.isEmpty()) {
            return FieldRole.PLAIN;
        }
        Optional<FieldRole> role = FieldRole.named(label.get());
        if (role.isEmpty()) {
            cursor.problem(label.get() + " is not a role");
        }
        return role.orElse(FieldRole.PLAIN);
    }

    private Constraints constraints(FieldType type, String format) {
        Cursor rules = field.at("constraints").object();
        if (!rules.isPresent()) {
            return Constraints.NONE;
        }
        Optional<String> minimum = rules.at("minimum").text();
        Optional<String> maximum = rules.at("maximum").text();
        if (type == FieldType.STRING && (minimum.isPresent() || maximum.isPresent())) {
            rules.problem("a string has no minimum or maximum");
        }
        List<String> values = rules.at("enum").texts(MAX_ENUM);
        readable(rules.at("minimum"), minimum.stream().toList(), type, format);
        readable(rules.at("maximum"), maximum.stream().toList(), type, format);
        if (type == FieldType.INTEGER || type == FieldType.YEAR) {
            readable(rules.at("enum"), values, type, format);
        }
        return new Constraints(
                rules.at("required").flag(),
                rules.at("unique").flag(),
                minimum,
                maximum,
                rules.at("minLength").length(),
                rules.at("maxLength").length(),
                pattern(rules.at("pattern")),
                values);
    }

    /** A bound is a value of the field's type; that of a date may also be written as ISO 8601 does. */
    static void readable(Cursor cursor, List<String> values, FieldType type, String format) {
        for (String value : values) {
            boolean readable = switch (type) {
                case STRING -> true;
                case INTEGER, YEAR -> value.matches("[+-]?[0-9]{1,18}");
                case NUMBER -> value.matches("[+-]?[0-9]{1,18}([.,][0-9]{1,18})?");
                case DATE, YEARMONTH -> DatePattern.bound(value, format) != DatePattern.NONE;
            };
            if (!readable) {
                cursor.problem(value + " is not a value of type " + type.label());
            }
        }
    }

    /** Only what an automaton can match: a back reference or a look-around could take for ever on a chosen value. */
    private static Optional<String> pattern(Cursor cursor) {
        Optional<String> pattern = cursor.text();
        if (pattern.isEmpty()) {
            return pattern;
        }
        String text = pattern.get();
        try {
            Pattern.compile(text);
            boolean plain = !text.matches("(?s).*(\\(\\?[^:]|\\\\[1-9k]|[+*?}]\\+).*");
            if (plain && text.length() <= MAX_PATTERN) {
                return pattern;
            }
            cursor.problem("must have no look-around, back reference or possessive quantifier, and at most "
                    + MAX_PATTERN + " characters");
        } catch (PatternSyntaxException e) {
            cursor.problem("is not a regular expression: " + e.getDescription());
        }
        return Optional.empty();
    }
}
