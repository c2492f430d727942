package eu.arete.hub.access.web;

import eu.arete.hub.access.Criterion;
import eu.arete.hub.access.DatasetScope;
import eu.arete.hub.access.Population;
import eu.arete.hub.access.Precision;
import eu.arete.hub.access.TableScope;
import eu.arete.hub.access.internal.Application;
import eu.arete.hub.access.internal.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/** The application form in six sections, and how what was typed in one of them joins the rest. */
final class Sections {

    /** Sections in order, with the fields of the application each one holds. */
    static final Map<String, List<String>> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("project", List.of("title", "summary", "publicInterest"));
        FIELDS.put("purposes", List.of("purposes"));
        FIELDS.put("data", List.of("scope", "crossingJustification"));
        FIELDS.put("population", List.of("population", "careFrom", "careTo"));
        FIELDS.put("people", List.of("namedUsers", "durationMonths"));
        FIELDS.put("safeguards", List.of("safeguards", "funding", "interests"));
    }

    private Sections() {}

    static List<String> names() {
        return List.copyOf(FIELDS.keySet());
    }

    static String after(String section) {
        List<String> names = names();
        int next = names.indexOf(section) + 1;
        return next < names.size() ? names.get(next) : "review";
    }

    static List<Problem> of(String section, List<Problem> problems) {
        List<String> fields = FIELDS.getOrDefault(section, List.of());
        return problems.stream()
                .filter(problem -> fields.contains(problem.field()))
                .toList();
    }

    /** The application with the fields of one section as they were typed. */
    static Application merge(Application old, String section, MultiValueMap<String, String> typed) {
        boolean project = section.equals("project");
        boolean data = section.equals("data");
        boolean population = section.equals("population");
        boolean people = section.equals("people");
        boolean safeguards = section.equals("safeguards");
        return new Application(
                project ? text(typed, "title") : old.title(),
                project ? text(typed, "summary") : old.summary(),
                section.equals("purposes") ? all(typed, "purpose") : old.purposes(),
                project ? text(typed, "publicInterest") : old.publicInterest(),
                data ? scope(all(typed, "variable"), all(typed, "precision")) : old.scope(),
                data ? text(typed, "crossingJustification") : old.crossingJustification(),
                population ? criteria(typed) : old.population(),
                population ? text(typed, "careFrom") : old.careFrom(),
                population ? text(typed, "careTo") : old.careTo(),
                people ? words(text(typed, "namedUsers")) : old.namedUsers(),
                people ? number(text(typed, "durationMonths")) : old.durationMonths(),
                safeguards ? text(typed, "safeguards") : old.safeguards(),
                safeguards ? text(typed, "funding") : old.funding(),
                safeguards ? text(typed, "interests") : old.interests());
    }

    /**
     * Ticked variables, {@code dataset/table/column} each, gathered by dataset and table.
     *
     * @param limits of any variables, {@code dataset/table/column=PRECISION}
     */
    private static List<DatasetScope> scope(List<String> variables, List<String> limits) {
        Map<String, Map<String, List<String>>> gathered = new LinkedHashMap<>();
        for (String variable : variables) {
            String[] parts = variable.split("/", 3);
            if (parts.length == 3) {
                gathered.computeIfAbsent(parts[0], any -> new LinkedHashMap<>())
                        .computeIfAbsent(parts[1], any -> new ArrayList<>())
                        .add(parts[2]);
            }
        }
        return gathered.entrySet().stream()
                .map(dataset -> new DatasetScope(
                        dataset.getKey(),
                        dataset.getValue().entrySet().stream()
                                .map(table -> new TableScope(
                                        table.getKey(),
                                        table.getValue(),
                                        precisions(
                                                dataset.getKey() + "/" + table.getKey() + "/",
                                                table.getValue(),
                                                limits)))
                                .toList()))
                .toList();
    }

    private static Map<String, Precision> precisions(String prefix, List<String> columns, List<String> limits) {
        Map<String, Precision> precisions = new LinkedHashMap<>();
        for (String column : columns) {
            for (Precision precision : Precision.values()) {
                if (precision != Precision.AS_IS && limits.contains(prefix + column + "=" + precision)) {
                    precisions.put(column, precision);
                }
            }
        }
        return precisions;
    }

    private static Population criteria(MultiValueMap<String, String> typed) {
        List<String> variables = all(typed, "on");
        List<String> tests = all(typed, "test");
        List<String> values = all(typed, "values");
        List<Criterion> criteria = new ArrayList<>();
        for (int i = 0; i < variables.size() && i < tests.size() && i < values.size(); i++) {
            String[] parts = variables.get(i).strip().split("/", 3);
            if (parts.length == 3) {
                criteria.add(new Criterion(parts[0], parts[1], parts[2], test(tests.get(i)), words(values.get(i))));
            }
        }
        String sample = text(typed, "sample");
        return new Population(criteria, sample.isBlank() ? Population.ALL : number(sample));
    }

    private static Criterion.Test test(String typed) {
        return Arrays.stream(Criterion.Test.values())
                .filter(test -> test.name().equals(typed))
                .findFirst()
                .orElse(Criterion.Test.IN);
    }

    private static String text(MultiValueMap<String, String> typed, String field) {
        String value = typed.getFirst(field);
        return value == null ? "" : value;
    }

    private static List<String> all(MultiValueMap<String, String> typed, String field) {
        List<String> values = typed.get(field);
        return values == null ? List.of() : values;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static int number(String text) {
        return text.matches("\\s*\\d{1,4}\\s*") ? Integer.parseInt(text.strip()) : 0;
    }
}
