package eu.arete.lake.intake;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.lake.fuzz.Fuzzer;
import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.FieldType;
import eu.arete.lake.schema.TableSchema;
import eu.arete.privacy.SecondStage;
import eu.arete.privacy.SecretBytes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cells that nobody thought of: what is taken means the same to a reader of ours and to the JDK's. */
final class CellFuzzTest {

    private static final String DESCRIPTOR = """
            {"name":"cells","arete":{"partner":"cnam"},"resources":[{"name":"C","schema":{"fields":[
              {"name":"INTEGER","type":"integer"},
              {"name":"YEAR","type":"year"},
              {"name":"NUMBER","type":"number"},
              {"name":"COMMA","type":"number","decimalChar":",","arete":{"unit":"EUR"},"constraints":{"minimum":-3.5,"maximum":1000}},
              {"name":"ISO","type":"date"},
              {"name":"FRENCH","type":"date","format":"%d/%m/%Y"},
              {"name":"PACKED","type":"date","format":"%d%m%Y"},
              {"name":"SAS","type":"date","format":"%d%b%Y:%H:%M:%S"},
              {"name":"MONTH","type":"yearmonth"},
              {"name":"CODE","type":"string","arete":{"role":"identifier"}}]}}]}
            """;

    /** Once taken for the code that an empty slot of the cache of pseudonyms held. */
    private static final String NEVER_FILLED = "\0".repeat(IdentifierCell.DIGITS);

    private static final List<String> SEEDS = List.of(
            "0",
            "-12",
            "+7",
            "2023",
            "12.5",
            "-3,50",
            "1e10",
            "2023-02-28",
            "29/02/2024",
            "01032023",
            "02MAR2023:00:00:00",
            "2023-01",
            "202301",
            Dock.CODE,
            NEVER_FILLED);

    @Test
    void what_is_taken_means_what_the_jdk_reads() throws InterruptedException {
        fuzz(100_000);
    }

    @Test
    @Tag("slow")
    void it_does_so_of_very_many() throws InterruptedException {
        fuzz(Fuzzer.many());
    }

    private static void fuzz(long inputs) throws InterruptedException {
        TableSchema schema = DatasetDescriptor.parse(DESCRIPTOR.getBytes(StandardCharsets.UTF_8))
                .table("C")
                .orElseThrow();
        IdentifierCell codes = new IdentifierCell(new SecondStage(SecretBytes.random(new SecureRandom())));
        List<CellCheck> checks =
                schema.fields().stream().map(field -> cell(field, codes)).toList();
        List<byte[]> seeds = SEEDS.stream()
                .map(seed -> seed.getBytes(StandardCharsets.UTF_8))
                .toList();
        Fuzzer fuzzer = new Fuzzer("cells", 11, seeds, SEEDS, 16 << 20);
        System.out.println(fuzzer.run(inputs, input -> {
            long kinds = 0;
            for (int i = 0; i < checks.size(); i++) {
                ByteSink out = new ByteSink(64);
                int faults = checks.get(i).check(input, 0, input.length, out);
                kinds = kinds * 31 + faults * 64L + Math.min(63, out.size);
                if (!Rule.VALUE_TYPE.isIn(faults) && !Rule.VALUE_IDENTIFIER.isIn(faults)) {
                    agree(schema.fields().get(i), new String(input, StandardCharsets.UTF_8), text(out));
                }
            }
            return kinds;
        }));
    }

    private static CellCheck cell(Field field, IdentifierCell codes) {
        if (field.isIdentifier()) {
            return codes;
        }
        return switch (field.type()) {
            case INTEGER -> new IntegerCell(field, 0);
            case YEAR -> new IntegerCell(field, 4);
            case NUMBER -> new NumberCell(field);
            case DATE -> new DateCell(field, true);
            case YEARMONTH -> new DateCell(field, false);
            case STRING -> new TextCell(field);
        };
    }

    private static String text(ByteSink out) {
        return new String(out.bytes, 0, out.size, StandardCharsets.UTF_8);
    }

    /** The value given to the lake is that of the cell, in a form with one reading. */
    private static void agree(Field field, String cell, String given) {
        if (field.isIdentifier()) {
            assertThat(cell).matches("[0-9a-f]{32}");
            assertThat(given).matches("[0-9a-f]{32}").isNotEqualTo(cell);
        } else if (field.type() == FieldType.DATE) {
            LocalDate day = LocalDate.parse(given);
            String digits = "%04d%02d%02d".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
            assertThat(cell.replaceAll("[^0-9]", "")).hasSizeGreaterThanOrEqualTo(6);
            if (field.name().equals("ISO")) {
                assertThat(cell.replaceAll("[^0-9]", "")).startsWith(digits);
            }
        } else if (field.type() == FieldType.YEARMONTH) {
            assertThat(YearMonth.parse(given).toString()).isEqualTo(given);
        } else if (field.type() == FieldType.NUMBER) {
            String number = cell.replace(field.decimalChar(), '.');
            assertThat(new BigDecimal(given)).isEqualByComparingTo(new BigDecimal(number));
        } else {
            assertThat(Long.parseLong(given)).isEqualTo(Long.parseLong(cell));
        }
    }
}
