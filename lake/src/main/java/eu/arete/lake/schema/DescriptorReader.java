package eu.arete.lake.schema;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Reads a descriptor within bounds: its size, depth, number of tables and fields are limited, since a stranger sends it. */
final class DescriptorReader {

    /** Names become file names, URLs and SQL identifiers: nothing to escape in any of them. */
    static final Pattern TABLE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");

    private static final Pattern DATASET_NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final int MAX_TABLES = 500;

    /** Tables and code lists: the SNDS has some 200 of each. */
    private static final int MAX_RESOURCES = 1_500;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(40)
                            .maxStringLength(DatasetDescriptor.MAX_BYTES)
                            .maxNumberLength(40)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private final List<InvalidDescriptor.Problem> problems = new ArrayList<>();

    DatasetDescriptor read(byte[] json) {
        Cursor root = parse(json);
        String name = root.at("name").textOr("");
        if (!DATASET_NAME.matcher(name).matches()) {
            root.at("name").problem("must be lower-case letters, digits and hyphens, starting with a letter");
        }
        Cursor ours = root.at("arete").object();
        String partner = ours.at("partner").textOr("");
        if (!DATASET_NAME.matcher(partner).matches()) {
            ours.at("partner").problem("must name the organisation that deposits, as \"cnam\"");
        }
        List<TableSchema> tables = tables(root);
        Bilingual titles = ours.at("titles").bilingual(root.at("title").textOr(name));
        Bilingual descriptions =
                ours.at("descriptions").bilingual(root.at("description").textOr(""));
        boolean synthetic = synthetic(ours.at("nature"));
        Thresholds thresholds = thresholds(ours.at("thresholds").object());
        Keeping keeping = Keeping.read(ours);
        if (!problems.isEmpty()) {
            throw new InvalidDescriptor(problems);
        }
        return new DatasetDescriptor(
                name, titles, descriptions, partner, synthetic, thresholds, keeping, tables, fingerprint(json));
    }

    CodeList readList(byte[] json) {
        CodeList list = new CodeListReader(parse(json)).read();
        if (!problems.isEmpty()) {
            throw new InvalidDescriptor(problems);
        }
        return list;
    }

    private Cursor parse(byte[] json) {
        if (json.length > DatasetDescriptor.MAX_BYTES) {
            throw refused("is longer than " + DatasetDescriptor.MAX_BYTES + " bytes");
        }
        try {
            Cursor root = new Cursor(MAPPER.readTree(json), "", problems).object();
            if (!root.isPresent() || !problems.isEmpty()) {
                throw refused("must be a JSON object");
            }
            return root;
        } catch (JacksonException e) {
            throw refused("is not JSON we can read: " + e.getOriginalMessage());
        }
    }

    private static InvalidDescriptor refused(String reason) {
        return new InvalidDescriptor(List.of(new InvalidDescriptor.Problem("", reason)));
    }

    private List<TableSchema> tables(Cursor root) {
        List<TableSchema> tables = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Cursor resources = root.at("resources");
        List<Cursor> given = resources.items(MAX_RESOURCES);
        Map<String, CodeList> lists = new HashMap<>();
        for (Cursor resource : given) {
            if (CodeListReader.isCodeList(resource)) {
                CodeList list = new CodeListReader(resource).read();
                if (lists.putIfAbsent(list.name(), list) != null) {
                    resource.at("name").problem("another code list has the name " + list.name());
                }
            }
        }
        for (Cursor resource : given) {
            if (CodeListReader.isCodeList(resource)) {
                continue;
            }
            TableSchema table = new TableReader(resource, lists).read();
            if (!names.add(table.name()) || lists.containsKey(table.name())) {
                resource.at("name").problem("another table or code list has the name " + table.name());
            }
            tables.add(table);
        }
        if (tables.isEmpty() || tables.size() > MAX_TABLES) {
            resources.problem("must list between 1 and " + MAX_TABLES + " tables");
        }
        ForeignKeyReader.check(tables, resources);
        return tables;
    }

    /** Real unless it says otherwise: a slip must not let data of people pass for invented ones. */
    private static boolean synthetic(Cursor nature) {
        String said = nature.textOr("real");
        if (!said.equals("real") && !said.equals("synthetic")) {
            nature.problem("must be \"synthetic\" or \"real\"");
        }
        return said.equals("synthetic");
    }

    private static Thresholds thresholds(Cursor thresholds) {
        return new Thresholds(thresholds.at("rejectedRowsMax").share(Thresholds.DEFAULT.rejectedRowsMax()));
    }

    private static String fingerprint(byte[] json) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
