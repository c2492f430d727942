package eu.arete.hub.comparison.dossier;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.arete.hub.comparison.CriteriaSet;
import eu.arete.hub.comparison.CriteriaSets;
import eu.arete.hub.comparison.DossierFault;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the files of a dossier. Nothing in them is a path: only names that are known are looked at. */
public final class DossierReader {
    public static final String HEAD = "comparison.json";
    public static final String CRITERIA = "criteria/";

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Comparator<Row> BY_TEXT = Comparator.comparing(row -> String.join("\0", row.cells()));

    private final Map<String, byte[]> files;
    private final Function<byte[], CriteriaSet> criteria;

    /**
     * @param files by their path in the dossier; {@code criteria/…} stand for the shipped ones of that name
     * @param criteria reads a file of criteria
     */
    public DossierReader(Map<String, byte[]> files, Function<byte[], CriteriaSet> criteria) {
        this.files = new TreeMap<>(files);
        this.criteria = criteria;
    }

    /**
     * A dossier and what it was read from, in its canonical form.
     *
     * @param rows in the order of their text, so that the order in which they were typed changes nothing
     * @param criteria the files of the criteria used, by the name they have under {@link #CRITERIA}
     */
    public record Read(Dossier dossier, Map<Table, List<Row>> rows, Map<String, byte[]> criteria) {}

    public Read read() {
        for (String name : files.keySet()) {
            boolean known = name.equals(HEAD)
                    || Table.has(name)
                    || name.matches(CRITERIA + "[a-z0-9]+([._-][a-z0-9]+)*\\.json");
            if (!known) {
                throw new DossierFault(
                        shown(name), 0, "no file of this name belongs to a dossier", "Rename it or take it away");
            }
        }
        Head head = head();
        Map<Table, List<Row>> rows = new EnumMap<>(Table.class);
        for (Table table : Table.values()) {
            byte[] bytes = files.get(table.file());
            List<Row> read = bytes == null ? List.of() : Csv.read(table, bytes);
            rows.put(table, read.stream().sorted(BY_TEXT).toList());
        }
        Map<String, CriteriaSet> sets = sets(head);
        return new Read(new Facts(head, rows, sets).dossier(), rows, criteriaFiles(sets));
    }

    private Head head() {
        byte[] bytes = files.get(HEAD);
        if (bytes == null) {
            throw new DossierFault(HEAD, 0, "the file is missing", "Write what is compared, and how");
        }
        return parsed(HEAD, bytes, text -> STRICT.readValue(text, Head.class));
    }

    private static <T> T parsed(String file, byte[] bytes, Function<String, T> parser) {
        String text = Csv.text(file, bytes);
        try {
            checkNumbers(file, text);
            return parser.apply(text);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            Throwable cause = e.getCause() instanceof IllegalArgumentException inner ? inner : e;
            String why = cause == e ? e.getOriginalMessage() : String.valueOf(cause.getMessage());
            throw new DossierFault(file, line, shown(why), "Mend it as the documentation of dossiers says");
        } catch (IllegalArgumentException e) {
            throw new DossierFault(file, 0, shown(String.valueOf(e.getMessage())), "Mend it");
        }
    }

    /** Adding 1E999999999 to anything would write out its digits. */
    private static void checkNumbers(String file, String text) {
        try (JsonParser tokens = STRICT.createParser(text)) {
            while (tokens.nextToken() != null) {
                if (tokens.currentToken().isNumeric()
                        && !tokens.getString().matches("-?[0-9]{1,16}(\\.[0-9]{1,12})?")) {
                    throw new DossierFault(
                            file,
                            tokens.currentTokenLocation().getLineNr(),
                            "the number " + shown(tokens.getString()) + " is too long, or has an exponent",
                            "Write it with at most 16 digits and 12 decimals");
                }
            }
        }
    }

    /** Every set named in the head, from the dossier itself or as shipped. */
    private Map<String, CriteriaSet> sets(Head head) {
        Map<String, CriteriaSet> carried = new TreeMap<>();
        files.forEach((name, bytes) -> {
            if (name.startsWith(CRITERIA)) {
                CriteriaSet set = parsed(name, bytes, text -> criteria.apply(text.getBytes(UTF_8)));
                if (!name.equals(CRITERIA + set.set() + "-" + set.version() + ".json")) {
                    throw new DossierFault(
                            name, 0, "it declares " + set.set() + "@" + set.version(), "Give the file that name");
                }
                CriteriaBounds.check(name, set);
                carried.put(set.set() + "@" + set.version(), set);
            }
        });
        Map<String, CriteriaSet> sets = new TreeMap<>();
        for (Head.Chosen chosen : head.sets()) {
            add(sets, carried, chosen.set(), chosen.version(), chosen.weights());
        }
        for (String earlier : head.earlier()) {
            Earlier named = Earlier.parse(earlier);
            if (head.sets().stream().noneMatch(now -> now.set().equals(named.set()))) {
                throw new DossierFault(HEAD, 0, earlier + " is no earlier version of a set compared", "Take it away");
            }
            add(sets, carried, named.set(), named.version(), named.weights());
        }
        carried.keySet().removeAll(sets.keySet());
        if (!carried.isEmpty()) {
            throw new DossierFault(
                    CRITERIA,
                    0,
                    carried.keySet() + " is carried and not used",
                    "Name it in " + HEAD + " or take it away");
        }
        return sets;
    }

    private Map<String, byte[]> criteriaFiles(Map<String, CriteriaSet> sets) {
        Map<String, byte[]> used = new TreeMap<>();
        for (CriteriaSet set : sets.values()) {
            String name = set.set() + "-" + set.version() + ".json";
            byte[] carried = files.get(CRITERIA + name);
            byte[] bytes = carried == null ? CriteriaSets.file(set) : carried;
            used.put(name, Csv.text(name, bytes).getBytes(UTF_8));
        }
        return used;
    }

    private static void add(
            Map<String, CriteriaSet> sets,
            Map<String, CriteriaSet> carried,
            String set,
            String version,
            String weights) {
        String key = set + "@" + version;
        CriteriaSet found = carried.containsKey(key)
                ? carried.get(key)
                : CriteriaSets.find(set, version).orElse(null);
        if (found == null) {
            throw new DossierFault(
                    HEAD,
                    0,
                    "there are no criteria " + shown(key),
                    "Add criteria/" + shown(set + "-" + version) + ".json");
        }
        if (!found.weightSets().containsKey(weights)) {
            throw new DossierFault(
                    HEAD,
                    0,
                    key + " has no weights '" + shown(weights) + "'",
                    "Use one of " + new java.util.TreeSet<>(found.weightSets().keySet()));
        }
        sets.put(key, found);
    }

    private static String shown(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", " ");
        return clean.length() > 200 ? clean.substring(0, 200) + "…" : clean;
    }
}
