package eu.arete.lake.schema.published;

import eu.arete.lake.schema.DatePattern;
import eu.arete.lake.schema.FieldRole;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns one published field into one of ours. */
final class FieldDraft {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PublishedField field;
    private final Consumer<String> notes;
    private final ObjectNode made = JSON.createObjectNode();
    private final ObjectNode constraints = JSON.createObjectNode();

    /** @param notes told what could not be carried over as it is */
    FieldDraft(PublishedField field, Consumer<String> notes) {
        this.field = field;
        this.notes = notes;
    }

    /**
     * @param alone whether it may be unique by itself: not when the table's key needs other columns with it
     * @param rejectsOutside whether a code outside the list it names rejects the row
     */
    ObjectNode draft(FieldRole role, boolean alone, boolean rejectsOutside) {
        made.put("name", field.name());
        type(role);
        if (!field.description().isBlank()) {
            made.put("description", field.description().strip());
        }
        bounds();
        if (field.constraints().path("required").asBoolean(false)) {
            constraints.put("required", true);
        }
        if (field.constraints().path("unique").asBoolean(false)) {
            if (alone) {
                constraints.put("unique", true);
            } else {
                notes.accept("not taken as unique: the table’s key needs other columns with it");
            }
        }
        if (!constraints.isEmpty()) {
            made.set("constraints", constraints);
        }
        ObjectNode ours = JSON.createObjectNode();
        if (role != FieldRole.PLAIN) {
            ours.put("role", role.label());
        }
        field.nomenclature().ifPresent(list -> {
            ours.put("codeList", list);
            if (!rejectsOutside) {
                ours.put("outsideList", "report");
            }
        });
        if (!ours.isEmpty()) {
            made.set("arete", ours);
        }
        return made;
    }

    private void type(FieldRole role) {
        switch (field.type()) {
            case "integer", "number", "year" -> made.put("type", field.type());
            case "yearmonth" ->
                made.put("type", "yearmonth")
                        .put(
                                "format",
                                field.format().equals("default") && field.characters() == 6 ? "%Y%m" : field.format());
            case "date", "datetime" -> date();
            case "boolean" -> truth();
            default -> text(role);
        }
    }

    /** A format that names a month alone is no date; a time of the day is read and not kept. */
    private void date() {
        if (field.format().equals("%m")) {
            made.put("type", "integer");
            constraints.put("minimum", 1).put("maximum", 12);
            notes.accept("a date of the format %m is a month: an integer from 1 to 12");
            return;
        }
        boolean timed = field.type().equals("datetime");
        String usual = timed ? "%Y-%m-%dT%H:%M:%SZ" : "%Y-%m-%d";
        String format = field.format().equals("default") || field.format().equals("any") ? usual : field.format();
        if (DatePattern.parse(format)
                .filter(pattern -> pattern.isComplete(true))
                .isEmpty()) {
            made.put("type", "string");
            notes.accept("the format " + format + " names no day that can be read: kept as text");
            return;
        }
        made.put("type", "date").put("format", format);
        if (timed) {
            notes.accept("the time of the day is checked, not kept");
        }
    }

    private void truth() {
        made.put("type", "string");
        Set<String> values = new LinkedHashSet<>(field.trueValues());
        values.addAll(field.falseValues());
        if (values.isEmpty()) {
            values.addAll(List.of("1", "0", "true", "false", "True", "False", "TRUE", "FALSE"));
        }
        constraints.set("enum", texts(new ArrayList<>(values)));
        notes.accept("a boolean is kept as it is written, one of " + values);
    }

    /** The length of an identifier is that of the pseudonym it was, not of the code the seal leaves in its place. */
    private void text(FieldRole role) {
        made.put("type", "string");
        if (role == FieldRole.IDENTIFIER) {
            return;
        }
        JsonNode given = field.constraints();
        int longest = given.path("maxLength").asInt(field.characters());
        if (longest > 0) {
            constraints.put("maxLength", longest);
        }
        if (given.path("minLength").asInt(0) > 0) {
            constraints.put("minLength", given.path("minLength").asInt());
        }
    }

    private void bounds() {
        JsonNode given = field.constraints();
        boolean ordered = Set.of("integer", "number", "date", "year", "yearmonth")
                .contains(made.path("type").asString());
        for (String bound : List.of("minimum", "maximum")) {
            JsonNode value = given.path(bound);
            if ((value.isNumber() || value.isString()) && ordered && !constraints.has(bound)) {
                constraints.set(bound, value);
            }
        }
        List<String> values = new ArrayList<>();
        for (JsonNode value : given.path("enum")) {
            if (!value.asString("").isEmpty()) {
                values.add(value.asString());
            }
        }
        if (!values.isEmpty() && !constraints.has("enum")) {
            constraints.set("enum", texts(values));
        }
    }

    static ArrayNode texts(List<String> values) {
        ArrayNode array = JSON.createArrayNode();
        values.forEach(array::add);
        return array;
    }
}
