package eu.arete.lake.schema;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one resource of a descriptor. */
final class TableReader {

    private static final int MAX_FIELDS = 2_000;

    /** Charsets whose first half is ASCII, so that delimiters and line ends are found before decoding. */
    private static final Set<Charset> READ = Set.of(
            StandardCharsets.UTF_8,
            StandardCharsets.US_ASCII,
            StandardCharsets.ISO_8859_1,
            Charset.forName("ISO-8859-15"),
            Charset.forName("windows-1252"));

    private final Cursor resource;
    private final Cursor schema;
    private final Map<String, CodeList> lists;

    /** @param lists the code lists of the package, by name */
    TableReader(Cursor resource, Map<String, CodeList> lists) {
        this.lists = lists;
        this.resource = resource.object();
        this.schema = resource.at("schema").object();
    }

    TableSchema read() {
        String name = name(resource.at("name"));
        Cursor dialect = resource.at("dialect").object();
        Cursor ours = schema.at("arete").object();
        Cursor fieldList = schema.at("fields");
        List<String> missing = schema.at("missingValues").isPresent()
                ? schema.at("missingValues").texts(200)
                : List.of("");
        List<Field> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Cursor field : fieldList.items(MAX_FIELDS)) {
            Field read = new FieldReader(field, missing, lists).read();
            if (!names.add(read.name())) {
                field.at("name").problem("another field has the name " + read.name());
            }
            fields.add(read);
        }
        if (fields.isEmpty()) {
            fieldList.problem("must list at least one field");
        }
        String encoding = encoding();
        boolean fixedWidth = resource.at("format").textOr("csv").equals("fixed-width");
        if (fixedWidth) {
            checkPositions(fields, encoding);
        }
        return new TableSchema(
                name,
                ours.at("titles").bilingual(resource.at("title").textOr(name)),
                encoding,
                fixedWidth,
                delimiter(dialect.at("delimiter")),
                quote(dialect.at("quoteChar")),
                fields,
                among(schema.at("primaryKey"), names),
                ForeignKeyReader.read(schema.at("foreignKeys"), names, name),
                new RowRuleReader(byName(fields)).read(ours.at("rules")),
                one(ours.at("person"), names),
                among(ours.at("linkage"), names),
                one(ours.at("period"), names));
    }

    static String name(Cursor cursor) {
        String name = cursor.textOr("");
        if (!DescriptorReader.TABLE_NAME.matcher(name).matches()) {
            cursor.problem("must be letters, digits and underscores, starting with a letter, at most 63");
        }
        return name;
    }

    private String encoding() {
        Cursor cursor = resource.at("encoding");
        String encoding = cursor.textOr("UTF-8");
        try {
            Charset charset = Charset.forName(encoding);
            if (READ.contains(charset)) {
                return charset.name();
            }
        } catch (IllegalArgumentException e) {
            // Falls through: an unknown charset is one we do not read.
        }
        cursor.problem("is not read: use one of "
                + READ.stream().map(Charset::name).sorted().toList());
        return encoding;
    }

    /** Bytes are counted: a character must be one byte, or a name with an accent would move what follows. */
    private void checkPositions(List<Field> fields, String encoding) {
        if (encoding.equals(StandardCharsets.UTF_8.name())) {
            resource.at("encoding").problem("must be of one byte a character in a file of fixed width");
        }
        int end = 0;
        for (Field field : fields.stream()
                .filter(field -> field.position().isPresent())
                .sorted(Comparator.comparingInt(
                        field -> field.position().orElseThrow().from()))
                .toList()) {
            Position position = field.position().orElseThrow();
            if (position.from() <= end) {
                schema.at("fields").problem(field.name() + " stands on the place of another field");
            }
            end = position.to();
        }
        if (fields.stream().anyMatch(field -> field.position().isEmpty())) {
            schema.at("fields").problem("must each say where they stand: \"arete\": {\"from\": 1, \"to\": 9}");
        }
    }

    private static char delimiter(Cursor cursor) {
        String delimiter = cursor.textOr(",");
        if (delimiter.length() != 1 || ",;|\t".indexOf(delimiter.charAt(0)) < 0) {
            cursor.problem("must be one of , ; | and tabulation");
            return ',';
        }
        return delimiter.charAt(0);
    }

    private static Optional<Character> quote(Cursor cursor) {
        String quote = cursor.textOr("\"");
        if (quote.isEmpty()) {
            return Optional.empty();
        }
        if (!quote.equals("\"") && !quote.equals("'")) {
            cursor.problem("must be \" or ', or empty when the file never quotes");
        }
        return Optional.of(quote.charAt(0));
    }

    /** Where two fields share a name, which is a problem already, the first. */
    private static Map<String, Field> byName(List<Field> fields) {
        return fields.stream().collect(Collectors.toMap(Field::name, field -> field, (first, second) -> first));
    }

    static List<String> among(Cursor cursor, Set<String> names) {
        List<String> listed = cursor.texts(MAX_FIELDS);
        for (String name : listed) {
            if (!names.contains(name)) {
                cursor.problem(name + " is not a field of this table");
            }
        }
        return listed;
    }

    private static Optional<String> one(Cursor cursor, Set<String> names) {
        Optional<String> name = cursor.text();
        if (name.isPresent() && !names.contains(name.get())) {
            cursor.problem(name.get() + " is not a field of this table");
        }
        return name;
    }
}
