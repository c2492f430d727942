package eu.arete.lake.schema;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
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

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(40)
                            .maxStringLength(1 << 16)
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
        for (Cursor resource : resources.items(MAX_TABLES)) {
            TableSchema table = new TableReader(resource).read();
            if (!names.add(table.name())) {
                resource.at("name").problem("another table has the name " + table.name());
            }
            tables.add(table);
        }
        if (tables.isEmpty()) {
            resources.problem("must list at least one table");
        }
        checkForeignKeys(tables, resources);
        return tables;
    }

    private static void checkForeignKeys(List<TableSchema> tables, Cursor resources) {
        for (TableSchema table : tables) {
            for (ForeignKey key : table.foreignKeys()) {
                boolean known = tables.stream()
                        .anyMatch(parent -> parent.name().equals(key.table())
                                && parent.fieldNames().containsAll(key.references()));
                if (!known) {
                    resources.problem("the foreign key of " + table.name() + " points to fields " + key.references()
                            + " of " + key.table() + ", which has them not");
                }
            }
        }
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
        Cursor max = thresholds.at("rejectedRowsMax");
        if (!max.isPresent() || max.node() == null) {
            return Thresholds.DEFAULT;
        }
        double share = max.node().isNumber() ? max.node().asDouble() : -1;
        if (!(share >= 0 && share <= 1)) {
            max.problem("must be a share between 0 and 1");
            return Thresholds.DEFAULT;
        }
        return new Thresholds(share);
    }

    private static String fingerprint(byte[] json) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
