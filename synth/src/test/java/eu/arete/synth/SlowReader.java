package eu.arete.synth;

import eu.arete.synth.JsonReader.Node;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads what the generator wrote as a stranger would: from the descriptor and the files, knowing nothing else. */
final class SlowReader {
    /** What was found in a file, in the words of the truth. */
    record Found(long rows, long rejected, Map<String, Long> rules) {}

    final Map<String, Found> files = new TreeMap<>();
    /** Accepted rows by table, each by column. */
    final Map<String, List<Map<String, String>>> accepted = new TreeMap<>();
    /** Identities by the keys of each dataset: registration number, birth, sex. */
    final Map<String, String> identities = new LinkedHashMap<>();

    private final Path out;

    SlowReader(Path out) throws IOException {
        this.out = out;
        for (String dataset : List.of("dcir", "pmsi-mco", "causes-of-death")) {
            readIdentities(dataset);
            Node descriptor =
                    JsonReader.read(Files.readString(out.resolve("datasets/" + dataset + "/datapackage.json")));
            for (Node table : descriptor.get("resources").list()) {
                readTable(dataset, table);
            }
        }
    }

    private void readIdentities(String dataset) throws IOException {
        for (String line : Files.readAllLines(out.resolve("partners/" + dataset + "/identities.csv"))) {
            String[] parts = line.split(";", 2);
            if (identities.put(parts[0], parts[1]) != null && !parts[0].equals("key")) {
                throw new IllegalStateException("key twice: " + line);
            }
        }
    }

    private void readTable(String dataset, Node table) throws IOException {
        String name = table.get("name").text();
        Path data = out.resolve("partners/" + dataset + "/data");
        try (var listed = Files.list(data)) {
            for (Path file : listed.sorted().toList()) {
                if (file.getFileName().toString().startsWith(name + ".")) {
                    String content = Files.readString(
                            file, Charset.forName(table.get("encoding").text()));
                    files.put(dataset + "/" + file.getFileName(), readFile(name, table.get("schema"), content));
                }
            }
        }
    }

    private Found readFile(String table, Node schema, String content) {
        List<Node> fields = schema.get("fields").list();
        List<String> columns =
                fields.stream().map(field -> field.get("name").text()).toList();
        List<String> key =
                schema.get("primaryKey").exists() ? schema.get("primaryKey").texts() : List.of();
        List<List<String>> rows = parse(content.startsWith("\uFEFF") ? content.substring(1) : content);
        if (!rows.get(0).equals(columns)) {
            throw new IllegalStateException(table + ": header " + rows.get(0));
        }
        Map<String, Long> rules = new TreeMap<>();
        Set<List<String>> seen = new HashSet<>();
        Set<List<String>> keys = new HashSet<>();
        long rejected = 0;
        for (List<String> row : rows.subList(1, rows.size())) {
            List<String> findings = new SlowRules(schema, identities.keySet()).findings(fields, row);
            if (findings.isEmpty()) {
                List<String> keyed =
                        key.stream().map(part -> row.get(columns.indexOf(part))).toList();
                if (!seen.add(row) || (!key.isEmpty() && !keys.add(keyed))) {
                    findings.add("row.duplicate");
                }
            }
            findings.forEach(rule -> rules.merge(rule, 1L, Long::sum));
            if (findings.isEmpty()) {
                keep(table, columns, row);
            } else {
                rejected++;
            }
        }
        return new Found(rows.size() - 1, rejected, rules);
    }

    private void keep(String table, List<String> columns, List<String> row) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            kept.put(columns.get(i), row.get(i));
        }
        accepted.computeIfAbsent(table, name -> new ArrayList<>()).add(kept);
    }

    /** Rows of a file with ';' and doubled quotes. */
    private static List<List<String>> parse(String content) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean within = false;
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (within && c == '"' && content.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                within = !within;
            } else if (!within && (c == ';' || c == '\n')) {
                row.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (c != '\r') {
                field.append(c);
            }
        }
        return rows;
    }
}
