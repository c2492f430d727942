package eu.arete.synth;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The demo's extract and its answers, made again from accepted rows and identities alone. */
final class SlowExtract {
    private static final String KEYS = Table.NINE_KEYS;

    private final SlowReader read;
    private final Set<String> opposed = new HashSet<>();
    /** Register rows of the extract by (code, rank). */
    private final Map<String, Map<String, String>> register = new HashMap<>();

    SlowExtract(SlowReader read, List<String> opposing) {
        this.read = read;
        oppose(opposing);
        Set<String> population = new HashSet<>();
        Map<String, Map<String, String>> byCode = new HashMap<>();
        for (Map<String, String> row : rows("IR_BEN_R")) {
            byCode.put(codeAndRank(row), row);
        }
        for (Map<String, String> row : rows("IR_IMB_R")) {
            if (row.get("MED_MTF_COD").startsWith("E11") && byCode.containsKey(codeAndRank(row))) {
                population.add(byCode.get(codeAndRank(row)).get("BEN_IDT_ANO"));
            }
        }
        byCode.forEach((code, row) -> {
            if (population.contains(row.get("BEN_IDT_ANO")) && !opposed.contains(identity(row, "BEN_IDT_ANO"))) {
                register.put(code, row);
            }
        });
    }

    int persons() {
        return new HashSet<>(register.values().stream()
                        .map(row -> identity(row, "BEN_IDT_ANO"))
                        .toList())
                .size();
    }

    List<List<String>> personsBySexAndAge() {
        Map<List<Integer>, Set<String>> found = new TreeMap<>((a, b) -> {
            int bySex = a.get(0).compareTo(b.get(0));
            return bySex != 0 ? bySex : a.get(1).compareTo(b.get(1));
        });
        for (Map<String, String> row : register.values()) {
            int age = (2023 - Integer.parseInt(row.get("BEN_NAI_ANN"))) / 10 * 10;
            found.computeIfAbsent(List.of(sex(row), age), key -> new HashSet<>())
                    .add(identity(row, "BEN_IDT_ANO"));
        }
        List<List<String>> answer = new ArrayList<>();
        found.forEach((key, persons) ->
                answer.add(List.of(key.get(0).toString(), key.get(1).toString(), Integer.toString(persons.size()))));
        return answer;
    }

    List<List<String>> hba1cBySex() {
        Set<String> measured = new HashSet<>();
        for (Map<String, String> row : rows("ER_BIO_F")) {
            if (row.get("BIO_PRS_IDE").equals("1577")) {
                measured.add(nineKeys(row));
            }
        }
        Map<Integer, Set<String>> found = new TreeMap<>();
        for (Map<String, String> row : services()) {
            if (measured.contains(nineKeys(row))) {
                Map<String, String> person = register.get(codeAndRank(row));
                found.computeIfAbsent(sex(person), key -> new TreeSet<>()).add(identity(person, "BEN_IDT_ANO"));
            }
        }
        List<List<String>> answer = new ArrayList<>();
        found.forEach((sex, persons) -> answer.add(List.of(sex.toString(), Integer.toString(persons.size()))));
        return answer;
    }

    List<List<String>> paidBySex() {
        Map<Integer, BigDecimal> found = new TreeMap<>();
        for (Map<String, String> row : services()) {
            if (!row.get("DPN_QLF").equals("71")) {
                found.merge(
                        sex(register.get(codeAndRank(row))), new BigDecimal(row.get("PRS_PAI_MNT")), BigDecimal::add);
            }
        }
        List<List<String>> answer = new ArrayList<>();
        found.forEach((sex, paid) -> answer.add(List.of(sex.toString(), paid.toPlainString())));
        return answer;
    }

    private List<Map<String, String>> services() {
        return rows("ER_PRS_F").stream()
                .filter(row -> register.containsKey(codeAndRank(row)))
                .filter(row -> row.get("EXE_SOI_DTD").endsWith("/2023"))
                .toList();
    }

    /** Everyone reached from an opposing identity through rows that join codes. */
    private void oppose(List<String> opposing) {
        Map<String, Set<String>> joined = new HashMap<>();
        for (Map<String, String> row : rows("IR_BEN_R")) {
            List<String> codes = new ArrayList<>();
            for (String column : List.of("BEN_NIR_PSA", "BEN_NIR_ANO", "BEN_IDT_ANO")) {
                if (read.identities.containsKey(row.get(column))) {
                    codes.add(identity(row, column));
                }
            }
            codes.forEach(
                    code -> joined.computeIfAbsent(code, key -> new HashSet<>()).addAll(codes));
        }
        Deque<String> reached = new ArrayDeque<>(opposing);
        while (!reached.isEmpty()) {
            String code = reached.remove();
            if (opposed.add(code)) {
                reached.addAll(joined.getOrDefault(code, Set.of()));
            }
        }
    }

    private List<Map<String, String>> rows(String table) {
        return read.accepted.getOrDefault(table, List.of());
    }

    private String identity(Map<String, String> row, String column) {
        return read.identities.get(row.get(column));
    }

    private String codeAndRank(Map<String, String> row) {
        return identity(row, "BEN_NIR_PSA") + "|" + row.get("BEN_RNG_GEM");
    }

    private static String nineKeys(Map<String, String> row) {
        StringBuilder keys = new StringBuilder();
        for (String key : KEYS.split(" ")) {
            keys.append(row.get(key)).append('|');
        }
        return keys.toString();
    }

    private static int sex(Map<String, String> row) {
        return Integer.parseInt(row.get("BEN_SEX_COD"));
    }
}
