package eu.arete.lake.intake;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.TableName;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.SecondStage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random tables, random ways to write them, random faults: the report is, line by line, what a naive reader of the same rows says. The naive
 * reader sees values, not bytes: it knows nothing of delimiters, quotes, charsets, packings or chunks.
 */
class IntakePropertyTest {
    private static final int RUNS = 120;
    private static final String[] NAMES = {"NUM", "SEX", "CODE", "DAY", "PAID", "NOTE", "PERSON"};
    private static final int[] WIDTHS = {6, 3, 6, 10, 9, 24, 34};
    private static final Set<String> CODES = Set.of("A1", "B2", "É3");

    @TempDir
    Path home;

    /** How one file is written. */
    private record Way(char delimiter, String quote, String charset, String packing, String lineEnd, boolean fixed) {
        static Way random(Random random) {
            boolean fixed = random.nextInt(4) == 0;
            return new Way(
                    ",;|\t".charAt(random.nextInt(4)),
                    pick(random, "\"", "'", ""),
                    fixed
                            ? pick(random, "windows-1252", "ISO-8859-1")
                            : pick(random, "UTF-8", "windows-1252", "ISO-8859-1"),
                    pick(random, "", ".gz", ".zst"),
                    pick(random, "\n", "\r\n"),
                    fixed);
        }
    }

    @Test
    void the_report_is_what_a_naive_reader_says_line_by_line() throws Exception {
        Path memory = Files.createDirectory(home.resolve("chunks"));
        try (Dock dock = new Dock(home)) {
            for (int run = 0; run < RUNS; run++) {
                Random random = new Random(run);
                Way way = Way.random(random);
                List<String[]> rows = rows(random, way);
                TreeMap<Long, Set<String>> expected = new TreeMap<>();
                long accepted = naive(rows, way.fixed() ? 1 : 2, expected);
                TableSchema schema = schema(way);
                byte[] file = PackedFileTest.packed(write(rows, way, random), way.packing());
                IntakeOutcome outcome;
                ByteArrayOutputStream rejects = new ByteArrayOutputStream();
                try (Intake intake = new Intake(
                        dock.lake,
                        new SecondStage(dock.keys.secret(KeyName.of("second"))),
                        memory,
                        home.resolve("spill"),
                        2,
                        1 << 20,
                        200 + random.nextInt(3_000))) {
                    Delivery delivery = new Delivery("T.csv" + way.packing(), new TableName("p", "T"), schema);
                    outcome = intake.take(delivery, new ByteArrayInputStream(file), rejects, read -> {});
                }
                TreeMap<Long, Set<String>> found = new TreeMap<>();
                for (String line :
                        rejects.toString(StandardCharsets.UTF_8).lines().toList()) {
                    String[] cells = line.split(";", 5);
                    found.computeIfAbsent(Long.parseLong(cells[1]), n -> new HashSet<>())
                            .add(cells[2] + ":" + cells[3]);
                }
                assertThat(found).as("run %d, %s", run, way).isEqualTo(expected);
                DeliveryReport report = outcome.report();
                assertThat(report.accepted()).as("run %d, %s", run, way).isEqualTo(accepted);
                assertThat(report.accepted() + report.rejected()).isEqualTo(rows.size());
                assertThat(Dock.files(outcome).stream().mapToLong(f -> f.rows()).sum())
                        .isEqualTo(accepted);
            }
        }
    }

    /** Some rows are sound, some have one fault, some several; null stands for a row of another shape. */
    private static List<String[]> rows(Random random, Way way) {
        List<String[]> rows = new ArrayList<>();
        int count = random.nextInt(120);
        for (int i = 0; i < count; i++) {
            String[] row = {
                Integer.toString(i),
                pick(random, "1", "2", "", "02"),
                pick(random, "A1", "B2", "É3", ""),
                pick(random, "2023-01-31", "2024-02-29", ""),
                pick(random, "12.50", "0", "999.9999", ""),
                pick(random, "", "été", "a " + way.delimiter() + " b", "dit " + way.quote(), "x;y|z"),
                pick(random, Dock.CODE, "")
            };
            for (int fault = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0; fault > 0; fault--) {
                int c = random.nextInt(NAMES.length);
                row[c] = switch (c) {
                    case 0 -> pick(random, "", "x1", i > 0 ? Integer.toString(random.nextInt(i)) : "0");
                    case 1 -> pick(random, "3", "9", "F");
                    case 2 -> pick(random, "C9", "a1", "A1X");
                    case 3 -> pick(random, "2023-02-29", "31/01/23", "1999-12-31");
                    case 4 -> pick(random, "1e3", "12,50", "-0.5", "1000.01");
                    case 5 -> "a text of more than 20 c";
                    default -> pick(random, "0123", Dock.CODE.replace('0', 'x'));
                };
            }
            boolean quotable = !way.quote().isEmpty() && !way.fixed();
            if (!quotable && row[5].indexOf(way.delimiter()) >= 0 || way.quote().isEmpty() && row[5].contains("dit")) {
                row[5] = "plain";
            }
            if (!quotable && !way.fixed() && row[4].indexOf(way.delimiter()) >= 0) {
                row[4] = "x";
            }
            if (way.fixed()) {
                row[5] = row[5].strip();
            }
            rows.add(random.nextInt(25) == 0 ? new String[0] : row);
        }
        return rows;
    }

    private static long naive(List<String[]> rows, int firstLine, TreeMap<Long, Set<String>> expected) {
        expected.clear();
        Set<String> keys = new HashSet<>();
        long accepted = 0;
        for (int i = 0; i < rows.size(); i++) {
            String[] row = rows.get(i);
            Set<String> faults = new HashSet<>();
            boolean rejected = row.length == 0;
            if (row.length == 0) {
                faults.add(":row.columns");
            } else {
                cells(row, faults);
                rejected = faults.stream().anyMatch(fault -> !fault.endsWith("-told"));
                if (!rejected && row[1].equals("1") && row[4].equals("0")) {
                    faults.add("free-for-men:row.rule");
                    rejected = true;
                }
                if (!keys.add(row[0])) {
                    faults.add(":row.duplicate");
                    rejected = true;
                }
            }
            if (!faults.isEmpty()) {
                expected.put((long) firstLine + i, faults);
            }
            accepted += rejected ? 0 : 1;
        }
        return accepted;
    }

    private static void cells(String[] row, Set<String> faults) {
        if (row[0].isEmpty()) {
            faults.add("NUM:value.required");
        } else if (!row[0].matches("[0-9]+")) {
            faults.add("NUM:value.type");
        }
        if (!row[1].isEmpty() && !row[1].matches("0*[129]|3")) {
            faults.add("SEX:value.type");
        } else if (row[1].equals("3")) {
            faults.add("SEX:field.code-list");
        } else if (row[1].equals("9")) {
            faults.add("SEX:value.maximum");
        }
        if (!row[2].isEmpty()) {
            boolean tooLong = row[2].length() > 2;
            if (tooLong) {
                faults.add("CODE:value.length");
            } else if (!CODES.contains(row[2])) {
                faults.add("CODE:field.code-list-told");
            }
        }
        if (row[3].equals("1999-12-31")) {
            faults.add("DAY:value.minimum");
        } else if (!row[3].isEmpty() && !Set.of("2023-01-31", "2024-02-29").contains(row[3])) {
            faults.add("DAY:value.type");
        }
        if (!row[4].isEmpty()) {
            if (!row[4].matches("-?[0-9]+(\\.[0-9]{1,4})?")) {
                faults.add("PAID:value.type");
            } else if (row[4].startsWith("-")) {
                faults.add("PAID:value.minimum");
            } else if (row[4].equals("1000.01")) {
                faults.add("PAID:value.maximum");
            }
        }
        if (row[5].length() > 20) {
            faults.add("NOTE:value.length");
        }
        if (!row[6].isEmpty() && !row[6].equals(Dock.CODE)) {
            faults.add("PERSON:value.identifier");
        }
    }

    private static TableSchema schema(Way way) {
        String[] rest = {
            "\"type\":\"integer\",\"constraints\":{\"required\":true}",
            "\"type\":\"integer\",\"constraints\":{\"maximum\":8}",
            "\"type\":\"string\",\"constraints\":{\"maxLength\":2}",
            "\"type\":\"date\",\"constraints\":{\"minimum\":\"2000-01-01\"}",
            "\"type\":\"number\",\"constraints\":{\"minimum\":0,\"maximum\":1000}",
            "\"type\":\"string\",\"constraints\":{\"maxLength\":20}",
            "\"type\":\"string\""
        };
        String[] ours = {
            "",
            "\"codeList\":\"SEXES\"",
            "\"codeList\":\"CODES\",\"outsideList\":\"report\"",
            "",
            "\"unit\":\"EUR\"",
            "\"role\":\"free-text\"",
            "\"role\":\"identifier\""
        };
        StringBuilder fields = new StringBuilder();
        int at = 1;
        for (int c = 0; c < NAMES.length; c++) {
            String place = way.fixed() ? "\"from\":%d,\"to\":%d".formatted(at, at + WIDTHS[c] - 1) : "";
            String both = ours[c] + (ours[c].isEmpty() || place.isEmpty() ? "" : ",") + place;
            fields.append(c == 0 ? "" : ",")
                    .append("{\"name\":\"%s\",%s,\"arete\":{%s}}".formatted(NAMES[c], rest[c], both));
            at += WIDTHS[c];
        }
        String json = """
                {"name":"p","arete":{"partner":"cnam"},"resources":[
                 {"name":"SEXES","arete":{"kind":"code-list"},"data":[{"code":"1"},{"code":"2"}]},
                 {"name":"CODES","format":"csv","arete":{"kind":"code-list"},"data":"code\\nA1\\nB2\\nÉ3\\n"},
                 {"name":"T","encoding":"%s","format":"%s","dialect":{"delimiter":"%s","quoteChar":"%s"},"schema":{"fields":[%s],
                  "primaryKey":["NUM"],"arete":{"rules":[{"name":"free-for-men",
                   "when":[{"field":"SEX","is":"equal","value":1}],"require":[{"field":"PAID","is":"more-than","value":0}]}]}}}]}
                """.formatted(
                        way.charset(),
                        way.fixed() ? "fixed-width" : "csv",
                        way.delimiter() == '\t' ? "\\t" : way.delimiter(),
                        way.quote().replace("\"", "\\\""),
                        fields);
        return DatasetDescriptor.parse(json.getBytes(StandardCharsets.UTF_8))
                .table("T")
                .orElseThrow();
    }

    private static byte[] write(List<String[]> rows, Way way, Random random) {
        StringBuilder text = new StringBuilder();
        if (!way.fixed()) {
            text.append(String.join(String.valueOf(way.delimiter()), NAMES)).append(way.lineEnd());
        }
        for (String[] row : rows) {
            if (row.length == 0) {
                text.append(pick(random, "", "odd", "1" + way.delimiter() + "2"));
            }
            for (int c = 0; c < row.length; c++) {
                if (way.fixed()) {
                    text.append(("%" + (random.nextBoolean() ? "-" : "") + WIDTHS[c] + "s").formatted(row[c]));
                } else {
                    text.append(c == 0 ? "" : way.delimiter())
                            .append(cell(row[c], way, c > 0 && random.nextInt(4) == 0));
                }
            }
            text.append(way.lineEnd());
        }
        String mark = way.charset().equals("UTF-8") && random.nextInt(3) == 0 ? "\uFEFF" : "";
        return (mark + text).getBytes(Charset.forName(way.charset()));
    }

    /** A key is quoted always or never: it is compared as it is written. */
    private static String cell(String value, Way way, boolean anyway) {
        boolean needed = value.indexOf(way.delimiter()) >= 0 || !way.quote().isEmpty() && value.contains(way.quote());
        return !way.quote().isEmpty() && (needed || anyway)
                ? way.quote() + value.replace(way.quote(), way.quote() + way.quote()) + way.quote()
                : value;
    }

    private static String pick(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }
}
