package eu.arete.lake.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found in one file. Rows are the physical lines after the header; {@code rows == accepted + rejected} always,
 * except that a refused file accepts none.
 *
 * @param rules findings by rule code
 * @param fields findings by column and rule, most frequent first
 * @param examples the first findings of the file, at most {@link #EXAMPLES}; all of them are in the rejects file
 * @param missing cells without a value, by column, in the rows that have as many fields as the header
 * @param keys what was found of the foreign keys of the table in the whole deposit; known when all its files are taken, and told with the first of the
 *     table's files
 * @param firstDay the earliest date of care among accepted rows, when the table has one
 */
public record DeliveryReport(
        String file,
        String table,
        long rows,
        long accepted,
        long rejected,
        Map<String, Long> rules,
        List<FieldCount> fields,
        List<Finding> examples,
        Map<String, Long> missing,
        Optional<LocalDate> firstDay,
        Optional<LocalDate> lastDay,
        List<KeyFindings> keys) {

    public static final int EXAMPLES = 50;

    public record FieldCount(String column, Rule rule, long count) {}

    public DeliveryReport {
        rules = Map.copyOf(rules);
        fields = List.copyOf(fields);
        examples = List.copyOf(examples);
        // Reports kept from before the cells without a value were counted, and keys between tables checked.
        keys = keys == null ? List.of() : List.copyOf(keys);
        missing = missing == null ? Map.of() : Map.copyOf(missing);
    }

    static DeliveryReport empty(Delivery delivery) {
        return new DeliveryReport(
                delivery.file(),
                delivery.table().table(),
                0,
                0,
                0,
                Map.of(),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    public DeliveryReport withKeys(List<KeyFindings> found) {
        return new DeliveryReport(
                file, table, rows, accepted, rejected, rules, fields, examples, missing, firstDay, lastDay, found);
    }
}
