package eu.arete.lake.schema.published;

import eu.arete.lake.schema.InvalidDescriptor;
import eu.arete.lake.schema.InvalidDescriptor.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one published Table Schema. Lenient about what schemas in the wild differ in, strict about what would change the meaning of a table. */
final class PublishedReader {
    /** The longest schema read; the longest of the SNDS has 80 kB. */
    static final int MAX_BYTES = 4 << 20;

    private static final int MAX_FIELDS = 2_000;
    private static final String NAME = "[A-Za-z][A-Za-z0-9_]{0,62}";
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxStringLength(1 << 16)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    private PublishedReader(String file) {
        this.file = file;
    }

    /**
     * @param file its name, for messages
     * @throws InvalidDescriptor naming every problem found in it
     */
    static PublishedTable read(String file, byte[] json) {
        return new PublishedReader(file).table(json);
    }

    private PublishedTable table(byte[] json) {
        JsonNode root = parse(json);
        String name = text(root, "name");
        if (!name.matches(NAME)) {
            problem("name", "must be letters, digits and underscores");
        }
        List<PublishedField> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        JsonNode list = root.path("fields");
        if (!list.isArray() || list.isEmpty() || list.size() > MAX_FIELDS) {
            problem("fields", "must list between 1 and " + MAX_FIELDS + " fields");
        } else {
            for (JsonNode node : list) {
                PublishedField field = field(node);
                if (!field.name().matches(NAME) || !names.add(field.name())) {
                    problem("fields", "'" + shown(field.name()) + "' is not a name, or is there twice");
                }
                fields.add(field);
            }
        }
        List<String> primaryKey = texts(root.path("primaryKey"));
        if (!names.containsAll(primaryKey)) {
            problem("primaryKey", primaryKey + " are not all fields of the table");
        }
        List<PublishedKey> keys = keys(root.path("foreignKeys"), names);
        if (!problems.isEmpty()) {
            throw new InvalidDescriptor(problems);
        }
        List<String> missing = texts(root.path("missingValues"));
        return new PublishedTable(
                name, text(root, "title"), missing.isEmpty() ? List.of("") : missing, fields, primaryKey, keys);
    }

    private JsonNode parse(byte[] json) {
        try {
            if (json.length <= MAX_BYTES) {
                JsonNode root = MAPPER.readTree(json);
                if (root.isObject()) {
                    return root;
                }
            }
        } catch (JacksonException e) {
            throw new InvalidDescriptor(List.of(
                    new Problem(file, "is not JSON: " + e.getOriginalMessage().split(" \\(", 2)[0])));
        }
        throw new InvalidDescriptor(
                List.of(new Problem(file, "must be a JSON object of at most " + MAX_BYTES + " bytes")));
    }

    private PublishedField field(JsonNode node) {
        String list = text(node, "nomenclature");
        int column = list.indexOf(':');
        String named = column < 0 ? list : list.substring(0, column);
        return new PublishedField(
                text(node, "name"),
                text(node, "description"),
                node.path("type").asString("string"),
                node.path("format").asString("default"),
                text(node, "length").strip(),
                named.isBlank() || named.equals("-") ? Optional.empty() : Optional.of(named.strip()),
                year(node, "dateCreated"),
                year(node, "dateDeleted"),
                years(node.path("dateMissing")),
                node.path("constraints"),
                texts(node.path("trueValues")),
                texts(node.path("falseValues")));
    }

    private List<PublishedKey> keys(JsonNode list, Set<String> names) {
        List<PublishedKey> keys = new ArrayList<>();
        for (JsonNode node : list) {
            List<String> fields = texts(node.path("fields"));
            JsonNode reference = node.path("reference");
            List<String> references = texts(reference.path("fields"));
            if (fields.isEmpty() || fields.size() != references.size() || !names.containsAll(fields)) {
                problem("foreignKeys", shown(fields.toString()) + " does not match " + shown(references.toString()));
            }
            keys.add(new PublishedKey(fields, text(reference, "resource"), references));
        }
        return keys;
    }

    /** {@code "2006"} or {@code 2006}; some schemas write a day, whose year counts. */
    private static int year(JsonNode node, String property) {
        String text = text(node, property).strip();
        return text.matches("(19|20)[0-9]{2}.*") ? Integer.parseInt(text.substring(0, 4)) : 0;
    }

    private static Set<Integer> years(JsonNode list) {
        Set<Integer> years = new HashSet<>();
        for (String text : texts(list)) {
            if (text.matches("(19|20)[0-9]{2}")) {
                years.add(Integer.parseInt(text));
            }
        }
        return Set.copyOf(years);
    }

    /** One text or a list of them: the schemas use both. */
    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isString() || node.isNumber()) {
            texts.add(node.asString());
        }
        if (node.isArray()) {
            for (JsonNode item : node) {
                texts.add(item.asString(""));
            }
        }
        return texts;
    }

    private static String text(JsonNode node, String property) {
        JsonNode value = node.path(property);
        return value.isString() || value.isNumber() ? value.asString() : "";
    }

    private void problem(String where, String reason) {
        if (problems.size() < 50) {
            problems.add(new Problem(file + " " + where, reason));
        }
    }

    private static String shown(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}
