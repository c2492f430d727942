package eu.arete.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What intake must find in each file, and what the demo queries must answer, counted while the rows were made. */
public final class Truth {
    private final int persons;
    private final long seed;
    private final Map<String, FileCounts> files = new TreeMap<>();
    private final Tally tally = new Tally();
    private List<Later.File> later = List.of();
    final FileCounts corrected = new FileCounts();
    final FileCounts renewed = new FileCounts();
    long correspondences;

    Truth(int persons, long seed) {
        this.persons = persons;
        this.seed = seed;
    }

    void add(String file, FileCounts counts) {
        files.computeIfAbsent(file, name -> new FileCounts()).add(counts);
    }

    void add(Tally batch) {
        tally.add(batch);
    }

    /** The files of the year, as {@code dataset/file}, by name. */
    Set<String> files() {
        return files.keySet();
    }

    void later(List<Later.File> sent) {
        later = sent;
    }

    public long rowsDeposited() {
        return files.values().stream().mapToLong(counts -> counts.rows).sum();
    }

    public long rowsRejected() {
        return files.values().stream().mapToLong(counts -> counts.rejected).sum();
    }

    public int fileCount() {
        return files.size();
    }

    /** The content of {@code truth.json}. */
    String toJson() {
        Json json = new Json();
        json.open('{');
        json.name("persons").value(persons);
        json.name("seed").value(seed);
        json.name("rows_deposited").value(rowsDeposited());
        json.name("rows_accepted").value(rowsDeposited() - rowsRejected());
        json.name("rows_rejected").value(rowsRejected());
        json.name("opposed_persons").value(tally.opposed);
        json.name("opposed_persons_expanded").value(tally.opposedPersons);
        json.name("population_persons").value(tally.population);
        json.name("extract_persons").value(tally.extract);
        json.name("quirks").open('{');
        for (Quirk quirk : Quirk.values()) {
            json.name(quirk.label()).value(tally.quirks[quirk.ordinal()]);
        }
        json.close('}');
        files(json);
        later(json);
        queries(json);
        json.close('}');
        return json.toString();
    }

    private void files(Json json) {
        json.name("files").open('{');
        files.forEach((name, counts) -> {
            json.name(name).open('{');
            json.name("rows").value(counts.rows);
            json.name("accepted").value(counts.accepted());
            json.name("rejected").value(counts.rejected);
            json.name("rules").open('{');
            for (Rule rule : Rule.values()) {
                long findings = counts.findings[rule.ordinal()];
                if (findings > 0) {
                    json.name(rule.code).value(findings);
                }
            }
            json.close('}').close('}');
        });
        json.close('}');
    }

    private void later(Json json) {
        json.name("renewed_keys").value(correspondences);
        json.name("later").open('[');
        for (Later.File file : later) {
            json.open('{');
            json.name("delivery").value(file.delivery());
            json.name("dataset").value(file.dataset());
            json.name("file").value(file.name());
            if (file.refusal().isEmpty()) {
                json.name("rows").value(file.counts().rows);
                json.name("accepted").value(file.counts().accepted());
                json.name("rejected").value(file.counts().rejected);
            } else {
                json.name("refusal").value(file.refusal());
            }
            if (!file.of().isEmpty()) {
                json.name("same_as").value(file.of());
            }
            json.close('}');
        }
        json.close(']');
    }

    private void queries(Json json) {
        json.name("queries").open('[');
        List<List<String>> ages = new ArrayList<>();
        List<List<String>> hba1c = new ArrayList<>();
        List<List<String>> paid = new ArrayList<>();
        for (int sex = 1; sex <= 2; sex++) {
            String code = Integer.toString(sex);
            for (int decade = 0; decade < Tally.AGE_CLASSES; decade++) {
                long count = tally.personsBySexAndAge[sex][decade];
                if (count > 0) {
                    ages.add(List.of(code, Integer.toString(decade * 10), Long.toString(count)));
                }
            }
            if (tally.hba1cBySex[sex] > 0) {
                hba1c.add(List.of(code, Long.toString(tally.hba1cBySex[sex])));
            }
            if (tally.paid[sex]) {
                paid.add(List.of(code, cents(tally.paidBySex[sex])));
            }
        }
        query(json, DemoQuery.PERSONS_BY_SEX_AND_AGE, ages);
        query(json, DemoQuery.HBA1C_BY_SEX, hba1c);
        query(json, DemoQuery.PAID_BY_SEX, paid);
        json.close(']');
    }

    private static void query(Json json, DemoQuery query, List<List<String>> rows) {
        json.open('{');
        json.name("name").value(query.label);
        json.name("sql").value(query.sql);
        json.name("columns").open('[');
        query.columns.forEach(json::value);
        json.close(']');
        json.name("rows").open('[');
        for (List<String> row : rows) {
            json.open('[');
            row.forEach(json::literal);
            json.close(']');
        }
        json.close(']').close('}');
    }

    private static String cents(long cents) {
        return "%s%d.%02d".formatted(cents < 0 ? "-" : "", Math.abs(cents) / 100, Math.abs(cents) % 100);
    }
}
