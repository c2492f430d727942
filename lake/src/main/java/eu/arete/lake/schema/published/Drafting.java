package eu.arete.lake.schema.published;

import eu.arete.lake.schema.CodeList;
import eu.arete.lake.schema.FieldRole;
import eu.arete.lake.schema.InvalidDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The making of one descriptor. */
final class Drafting {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Columns that designate the person of a row, the surest first. */
    private static final List<String> PERSONS =
            List.of("BEN_NIR_PSA", "NIR_ANO_17", "BEN_IDT_ANO", "BEN_NIR_IDT", "BEN_NIR_ANO", "NUM_ENQ");

    /** Columns that say when the care was given, the most exact first. */
    private static final List<String> PERIODS = List.of("EXE_SOI_DTD", "ENT_DAT", "EXE_SOI_AMD");

    private final List<PublishedTable> tables;
    private final ImportOptions options;
    private final Map<String, Map<String, FieldRole>> roles;
    private final List<Draft.Note> notes = new ArrayList<>();

    /** A table under the name it has, in its year if it has one, with the columns it then has. */
    private record Made(PublishedTable table, String name, Optional<Integer> year, List<PublishedField> fields) {
        boolean has(List<String> names) {
            return fields.stream().map(PublishedField::name).toList().containsAll(names);
        }
    }

    Drafting(List<PublishedTable> tables, ImportOptions options, Map<String, Map<String, FieldRole>> roles) {
        this.tables = tables;
        this.options = options;
        this.roles = roles;
    }

    Draft draft() {
        Map<String, Made> made = new LinkedHashMap<>();
        for (PublishedTable table : tables) {
            if (table.isYearly() && !options.years().isEmpty()) {
                options.years().forEach(year -> add(made, table, Optional.of(year)));
            } else {
                add(made, table, Optional.empty());
            }
        }
        ObjectNode root = JSON.createObjectNode();
        root.put("profile", "data-package");
        root.put("name", options.dataset());
        root.put("title", options.title());
        root.set("arete", JSON.createObjectNode().put("partner", options.partner()));
        ArrayNode resources = root.putArray("resources");
        lists(made).forEach(resources::add);
        made.values().forEach(table -> resources.add(resource(table, made)));
        byte[] json = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
        return new Draft(json, notes);
    }

    /** The nomenclatures that columns name, of those there are. */
    private List<ObjectNode> lists(Map<String, Made> made) {
        Set<String> named = new TreeSet<>();
        made.values()
                .forEach(table ->
                        table.fields().forEach(field -> field.nomenclature().ifPresent(named::add)));
        List<ObjectNode> resources = new ArrayList<>();
        for (String name : named) {
            PublishedList list = options.lists().get(name);
            if (list == null || made.containsKey(name)) {
                continue;
            }
            try {
                List<String> codes = CodeList.parse(list.json()).codes().stream()
                        .map(CodeList.Code::value)
                        .distinct()
                        .toList();
                resources.add(list.compact(codes));
            } catch (InvalidDescriptor e) {
                note(name, "", "this code list cannot be read, and nothing is held against it: " + e.getMessage());
            }
        }
        if (!options.lists().isEmpty()) {
            named.removeAll(options.lists().keySet());
            named.forEach(
                    name -> note(name, "", "this code list is not among those given: nothing is held against it"));
        }
        return resources;
    }

    private void add(Map<String, Made> made, PublishedTable table, Optional<Integer> year) {
        String name =
                year.map(known -> PublishedTable.nameIn(table.name(), known)).orElse(table.name());
        List<PublishedField> fields =
                table.fields().stream().filter(field -> exists(field, year)).toList();
        if (fields.isEmpty()) {
            note(name, "", "left out: none of its fields exists in that year");
            return;
        }
        if (fields.size() < table.fields().size()) {
            note(name, "", (table.fields().size() - fields.size()) + " fields do not exist in the years asked for");
        }
        made.put(name, new Made(table, name, year, fields));
    }

    private boolean exists(PublishedField field, Optional<Integer> year) {
        return year.map(field::existsIn)
                .orElseGet(() ->
                        options.years().isEmpty() || options.years().stream().anyMatch(field::existsIn));
    }

    private ObjectNode resource(Made table, Map<String, Made> made) {
        ObjectNode resource = JSON.createObjectNode();
        resource.put("name", table.name());
        resource.put(
                "title",
                table.table().title().isBlank() ? table.name() : table.table().title());
        resource.put("encoding", options.encoding());
        resource.putObject("dialect").put("delimiter", String.valueOf(options.delimiter()));
        ObjectNode schema = resource.putObject("schema");
        schema.set("missingValues", FieldDraft.texts(table.table().missingValues()));
        ArrayNode fields = schema.putArray("fields");
        List<String> key = table.table().primaryKey();
        for (PublishedField field : table.fields()) {
            boolean alone = key.size() < 2 || !key.contains(field.name());
            fields.add(new FieldDraft(field, what -> note(table.name(), field.name(), what))
                    .draft(role(table, field), alone, options.rejectsOutside()));
        }
        if (table.has(key)) {
            schema.set("primaryKey", FieldDraft.texts(key));
        } else {
            note(table.name(), "", "no key: " + key + " are not all there in that year");
        }
        ArrayNode keys = schema.putArray("foreignKeys");
        table.table()
                .foreignKeys()
                .forEach(foreign -> foreignKey(table, foreign, made).ifPresent(keys::add));
        schema.set("arete", ours(table));
        return resource;
    }

    private FieldRole role(Made table, PublishedField field) {
        return roles.getOrDefault(table.table().name(), Map.of()).getOrDefault(field.name(), FieldRole.PLAIN);
    }

    /** A key to a table that is not imported is to a code list, or to nothing we can check. */
    private Optional<ObjectNode> foreignKey(Made table, PublishedKey key, Map<String, Made> made) {
        String parent = table.year().isPresent() && PublishedTable.isYearly(key.table())
                ? PublishedTable.nameIn(key.table(), table.year().get())
                : key.table();
        Made target = made.get(parent);
        if (target == null) {
            boolean listed = key.fields().size() == 1
                    && table.table()
                            .field(key.fields().get(0))
                            .flatMap(PublishedField::nomenclature)
                            .isPresent();
            if (!listed) {
                note(
                        table.name(),
                        String.join(" ", key.fields()),
                        "its key to " + key.table() + " is not kept: no such table here");
            }
            return Optional.empty();
        }
        if (!table.has(key.fields()) || !target.has(key.references())) {
            note(
                    table.name(),
                    String.join(" ", key.fields()),
                    "its key to " + parent + " is not kept: a column is missing in that year");
            return Optional.empty();
        }
        ObjectNode node = JSON.createObjectNode();
        node.set("fields", FieldDraft.texts(key.fields()));
        ObjectNode reference = node.putObject("reference");
        reference.put("resource", parent);
        reference.set("fields", FieldDraft.texts(key.references()));
        return Optional.of(node);
    }

    private ObjectNode ours(Made table) {
        List<String> persons = PERSONS.stream()
                .filter(name -> table.table()
                        .field(name)
                        .filter(table.fields()::contains)
                        .filter(field -> role(table, field) == FieldRole.IDENTIFIER)
                        .isPresent())
                .toList();
        ObjectNode ours = JSON.createObjectNode();
        if (!persons.isEmpty()) {
            ours.put("person", persons.get(0));
        }
        if (persons.size() > 1) {
            ours.set("linkage", FieldDraft.texts(persons));
        }
        PERIODS.stream()
                .filter(name -> table.has(List.of(name)))
                .findFirst()
                .ifPresent(name -> ours.put("period", name));
        return ours;
    }

    private void note(String table, String field, String what) {
        notes.add(new Draft.Note(table, field, what));
    }
}
