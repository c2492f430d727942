package eu.arete.lake.schema.published;

import eu.arete.lake.schema.InvalidDescriptor;
import eu.arete.lake.schema.InvalidDescriptor.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A nomenclature as it is published: its rows as CSV with semicolons, and a Table Schema that says by a role which column is the code. Of it,
 * the codes are taken; not their other columns.
 */
public final class PublishedList {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String name;
    private final ObjectNode resource;

    private PublishedList(String name, ObjectNode resource) {
        this.name = name;
        this.resource = resource;
    }

    /**
     * @param file its name, for messages
     * @throws InvalidDescriptor when its schema names no column as the code, or its rows are no text
     */
    public static PublishedList of(String file, byte[] schema, byte[] rows) {
        JsonNode root = parse(file, schema);
        String name = root.path("name").asString(file);
        List<String> codes = root.path("fields")
                .valueStream()
                .filter(field -> field.path("role").asString("").equals("code"))
                .map(field -> field.path("name").asString(""))
                .toList();
        if (codes.size() != 1) {
            throw unreadable(file, "its schema gives " + codes.size() + " columns the role of the code");
        }
        ObjectNode resource = JSON.createObjectNode();
        resource.put("name", name);
        resource.put("title", root.path("title").asString(name));
        resource.put("format", "csv");
        resource.putObject("dialect").put("delimiter", ";");
        resource.putObject("arete").put("kind", "code-list").put("code", codes.get(0));
        resource.put("data", text(file, rows));
        return new PublishedList(name, resource);
    }

    private static JsonNode parse(String file, byte[] schema) {
        try {
            return JSON.readTree(schema);
        } catch (JacksonException e) {
            throw unreadable(file, "its schema is not JSON");
        }
    }

    private static String text(String file, byte[] rows) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(rows))
                    .toString();
        } catch (CharacterCodingException e) {
            throw unreadable(file, "its rows are not text in UTF-8");
        }
    }

    private static InvalidDescriptor unreadable(String file, String why) {
        return new InvalidDescriptor(List.of(new Problem(file, why)));
    }

    public String name() {
        return name;
    }

    /** The resource of our descriptor, with every column of the list. */
    public byte[] json() {
        return JSON.writeValueAsBytes(resource);
    }

    /** The resource with the codes alone: what a check needs, and a descriptor has room for. */
    ObjectNode compact(List<String> codes) {
        ObjectNode compact = resource.deepCopy();
        compact.remove("format");
        compact.remove("dialect");
        compact.putObject("arete").put("kind", "code-list");
        StringBuilder data = new StringBuilder("code\n");
        for (String code : codes) {
            data.append('"').append(code.replace("\"", "\"\"")).append("\"\n");
        }
        compact.put("format", "csv");
        compact.put("data", data.toString());
        return compact;
    }
}
