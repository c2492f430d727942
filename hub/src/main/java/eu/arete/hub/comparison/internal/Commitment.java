package eu.arete.hub.comparison.internal;

import eu.arete.hub.Sha256;
import eu.arete.hub.comparison.CriteriaSet;
import eu.arete.hub.comparison.CriteriaSets;
import eu.arete.hub.comparison.Text;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * What of a dossier is decided before evidence is opened: its {@code comparison.json} but for the word {@code status}, and the lists of criteria it
 * names. Written so that the order of keys, spaces and the zeros of a number change nothing.
 *
 * @param fields of {@code comparison.json}, each in its one way of being written
 * @param criteria by {@code set@version}: the hash of the file that declares the list
 * @param carried the files of criteria that came with the dossier
 */
record Commitment(
        String name,
        Text titles,
        boolean fictitious,
        Map<String, String> fields,
        Map<String, String> criteria,
        Map<String, byte[]> carried) {

    static final String HEAD = "comparison.json";
    private static final String FOLDER = "criteria/";
    private static final String NAME = "[a-z]([a-z0-9-]{0,62}[a-z0-9])?";

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static Commitment of(Map<String, byte[]> files) {
        byte[] head = files.get(HEAD);
        if (head == null) {
            throw Refused.because("comparison.no-head").at(Place.file(HEAD));
        }
        JsonNode tree = tree(head);
        String name = tree.path("name").asString("");
        if (!name.matches(NAME)) {
            throw Refused.because("comparison.name").at(Place.file(HEAD));
        }
        Map<String, String> fields = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            if (!field.getKey().equals("status")) {
                fields.put(field.getKey(), canonical(field.getValue()));
            }
        }
        JsonNode titles = tree.path("titles");
        String en = titles.path("en").asString("");
        String fr = titles.path("fr").asString("");
        if (en.isBlank() || fr.isBlank() || en.length() > 200 || fr.length() > 200) {
            throw Refused.because("comparison.titles").at(Place.file(HEAD));
        }
        Map<String, byte[]> carried = files.entrySet().stream()
                .filter(file -> file.getKey().startsWith(FOLDER))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
        return new Commitment(
                name,
                new Text(en, fr),
                tree.path("fictitious").asBoolean(false),
                fields,
                criteria(tree, carried),
                carried);
    }

    /** The text that is sealed. */
    String text(int version, Optional<String> before) {
        StringBuilder text = new StringBuilder("arete comparison frozen v1\n");
        text.append("name ").append(name).append('\n');
        text.append("version ").append(version).append('\n');
        text.append("head ").append(Sha256.of(head())).append('\n');
        criteria.forEach((set, hash) ->
                text.append("criteria ").append(set).append(' ').append(hash).append('\n'));
        before.ifPresent(hash -> text.append("before ").append(hash).append('\n'));
        return text.toString();
    }

    /** The head in its one way of being written, without its status. */
    String head() {
        return fields.entrySet().stream()
                .map(field -> canonical(StringNode.valueOf(field.getKey())) + ":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** What another dossier decides otherwise, by the name of the field or list. */
    List<String> differences(Commitment other) {
        TreeSet<String> names = new TreeSet<>(fields.keySet());
        names.addAll(other.fields.keySet());
        List<String> differing = new ArrayList<>();
        for (String field : names) {
            if (!Optional.ofNullable(fields.get(field)).equals(Optional.ofNullable(other.fields.get(field)))) {
                differing.add(field);
            }
        }
        TreeSet<String> sets = new TreeSet<>(criteria.keySet());
        sets.addAll(other.criteria.keySet());
        for (String set : sets) {
            if (!Optional.ofNullable(criteria.get(set)).equals(Optional.ofNullable(other.criteria.get(set)))) {
                differing.add("criteria " + set);
            }
        }
        return differing;
    }

    private static Map<String, String> criteria(JsonNode head, Map<String, byte[]> carried) {
        TreeSet<String> named = new TreeSet<>();
        for (JsonNode set : head.path("sets")) {
            named.add(set.path("set").asString("") + "@" + set.path("version").asString(""));
        }
        for (JsonNode earlier : head.path("earlier")) {
            named.add(earlier.asString("").split("/", 2)[0]);
        }
        Map<String, String> hashes = new TreeMap<>();
        for (String one : named) {
            String[] parts = one.split("@", 2);
            byte[] own = parts.length == 2 ? carried.get(FOLDER + parts[0] + "-" + parts[1] + ".json") : null;
            Optional<CriteriaSet> shipped =
                    parts.length == 2 ? CriteriaSets.find(parts[0], parts[1]) : Optional.empty();
            String hash = own != null
                    ? Sha256.of(own)
                    : shipped.map(CriteriaSets::sha256).orElse("");
            if (hash.isEmpty()) {
                throw Refused.because("comparison.no-criteria", one.replaceAll("[^A-Za-z0-9.@-]", "?"))
                        .at(Place.file(HEAD));
            }
            hashes.put(one, hash);
        }
        if (hashes.isEmpty()) {
            throw Refused.because("comparison.no-criteria", "-").at(Place.file(HEAD));
        }
        return hashes;
    }

    private static JsonNode tree(byte[] head) {
        try {
            JsonNode tree = STRICT.readTree(new String(head, StandardCharsets.UTF_8));
            if (tree.isObject()) {
                return tree;
            }
        } catch (JacksonException e) {
            long line =
                    e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw Refused.because("comparison.head-unreadable").at(Place.line(HEAD, line));
        }
        throw Refused.because("comparison.head-unreadable").at(Place.line(HEAD, 1));
    }

    private static String canonical(JsonNode node) {
        if (node.isObject()) {
            Map<String, String> sorted = new TreeMap<>();
            node.properties()
                    .forEach(field ->
                            sorted.put(canonical(StringNode.valueOf(field.getKey())), canonical(field.getValue())));
            return sorted.entrySet().stream()
                    .map(field -> field.getKey() + ":" + field.getValue())
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(canonical(item)));
            return String.join(",", items).transform(all -> "[" + all + "]");
        }
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            if (number.precision() > 20 || Math.abs(number.scale()) > 20) {
                // Writing 1E999999999 out would fill the memory.
                throw Refused.because("comparison.head-unreadable").at(Place.file(HEAD));
            }
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return node.toString();
    }
}
