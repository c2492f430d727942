package eu.arete.desk.seal;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads from a dataset's {@code datapackage.json} (Frictionless Data Package) what sealing needs. */
final class Descriptor {

    private final String file;

    private Descriptor(Path file) {
        this.file = String.valueOf(file.getFileName());
    }

    /** The tables by name. */
    static Map<String, SealedTable> read(Path file) throws IOException {
        Descriptor descriptor = new Descriptor(file);
        Map<String, SealedTable> tables = new LinkedHashMap<>();
        try {
            JsonNode root = JsonMapper.builder().build().readTree(Files.readAllBytes(file));
            for (JsonNode resource : root.path("resources")) {
                SealedTable table = descriptor.table(resource);
                tables.put(table.name(), table);
            }
        } catch (JacksonException e) {
            throw new SealRefused(descriptor.file, "it is not JSON", "give the dataset's datapackage.json");
        }
        if (tables.isEmpty()) {
            throw descriptor.refused("it describes no table");
        }
        return tables;
    }

    private SealedTable table(JsonNode resource) {
        String name = resource.path("name").asString("");
        JsonNode schema = resource.path("schema");
        Set<String> columns = new LinkedHashSet<>();
        Map<String, Set<String>> identifiers = new HashMap<>();
        for (JsonNode field : schema.path("fields")) {
            String column = field.path("name").asString("");
            columns.add(column);
            if (field.path("arete").path("role").asString("").equals("identifier")) {
                JsonNode own = field.path("missingValues");
                identifiers.put(column, missing(own.isMissingNode() ? schema.path("missingValues") : own));
            }
        }
        if (name.isEmpty() || columns.isEmpty()) {
            throw refused("a resource has no name or no fields");
        }
        JsonNode dialect = resource.path("dialect");
        return new SealedTable(
                name,
                charset(resource.path("encoding").asString("UTF-8"), name),
                oneByte(dialect.path("delimiter").asString(","), name),
                oneByte(dialect.path("quoteChar").asString("\""), name),
                columns,
                identifiers);
    }

    /** The texts that mean "no value"; when none are listed, the empty text (Table Schema, "Missing values"). */
    private static Set<String> missing(JsonNode list) {
        Set<String> missing = new LinkedHashSet<>();
        for (JsonNode value : list) {
            missing.add(value.isObject() ? value.path("value").asString("") : value.asString(""));
        }
        return missing.isEmpty() ? Set.of("") : missing;
    }

    private Charset charset(String name, String table) {
        try {
            Charset charset = Charset.forName(name);
            byte[] ascii = ";\n\"".getBytes(StandardCharsets.US_ASCII);
            if (Arrays.equals(";\n\"".getBytes(charset), ascii)) {
                return charset;
            }
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            // Refused below.
        }
        throw refused("table " + table + " has an encoding that does not extend ASCII");
    }

    private byte oneByte(String text, String table) {
        if (text.length() != 1 || text.charAt(0) > 127) {
            throw refused("table " + table + " has a delimiter or a quote of more than one byte");
        }
        return (byte) text.charAt(0);
    }

    private SealRefused refused(String why) {
        return new SealRefused(file, why, "correct the descriptor");
    }
}
