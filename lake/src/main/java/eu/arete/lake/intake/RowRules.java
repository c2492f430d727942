package eu.arete.lake.intake;

import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.FieldType;
import eu.arete.lake.schema.RowCondition;
import eu.arete.lake.schema.RowRule;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rules between the fields of a row, held against what the cells were given to the lake as. For one thread. Of a row it knows where each
 * value starts and ends; a missing value has no place.
 */
final class RowRules {
    private static final int MISSING = -1;

    private final List<RowRule> rules;
    private final List<Condition[]> when = new ArrayList<>();
    private final List<Condition[]> require = new ArrayList<>();
    private final int[] from;
    private final int[] to;
    private byte[] text = new byte[0];

    /** @param values a literal of the condition in the form the lake knows; empty against another column */
    private record Condition(
            int column, RowCondition.Operator operator, FieldType type, List<byte[]> values, int other) {}

    RowRules(List<RowRule> rules, ColumnCheck[] columns) {
        this.rules = rules;
        from = new int[columns.length];
        to = new int[columns.length];
        for (RowRule rule : rules) {
            when.add(compiled(rule.when(), columns));
            require.add(compiled(rule.require(), columns));
        }
    }

    private static Condition[] compiled(List<RowCondition> conditions, ColumnCheck[] columns) {
        return conditions.stream()
                .map(condition -> {
                    ColumnCheck column = columns[indexOf(condition.field(), columns)];
                    List<byte[]> values =
                            condition.values().stream().map(column::literal).toList();
                    int other = condition
                            .other()
                            .map(name -> indexOf(name, columns))
                            .orElse(MISSING);
                    return new Condition(
                            indexOf(condition.field(), columns),
                            condition.operator(),
                            column.field.type(),
                            values,
                            other);
                })
                .toArray(Condition[]::new);
    }

    private static int indexOf(String name, ColumnCheck[] columns) {
        List<String> names = Arrays.stream(columns)
                .map(column -> column.field)
                .map(Field::name)
                .toList();
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("No column " + name);
        }
        return index;
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    /** Told of each cell of a row, in order. */
    void cell(int column, ByteSink out, int start) {
        if (rules.isEmpty()) {
            return;
        }
        boolean missing = out.size == start || out.bytes[start] == ColumnCheck.NULL;
        from[column] = missing ? MISSING : start;
        to[column] = out.size;
    }

    /** The rules that the row breaks, all of whose cells are sound. */
    List<RowRule> broken(ByteSink out) {
        text = out.bytes;
        List<RowRule> broken = List.of();
        for (int i = 0; i < rules.size(); i++) {
            if (holds(when.get(i)) && fails(require.get(i))) {
                broken = broken.isEmpty() ? new ArrayList<>() : broken;
                broken.add(rules.get(i));
            }
        }
        return broken;
    }

    private boolean holds(Condition[] conditions) {
        for (Condition condition : conditions) {
            if (!isKnown(condition) || !isTrue(condition)) {
                return false;
            }
        }
        return true;
    }

    private boolean fails(Condition[] conditions) {
        for (Condition condition : conditions) {
            if (isKnown(condition) && !isTrue(condition)) {
                return true;
            }
        }
        return false;
    }

    private boolean isKnown(Condition condition) {
        boolean onPresence = condition.operator() == RowCondition.Operator.PRESENT
                || condition.operator() == RowCondition.Operator.ABSENT;
        return onPresence
                || from[condition.column()] != MISSING
                        && (condition.other() == MISSING || from[condition.other()] != MISSING);
    }

    private boolean isTrue(Condition condition) {
        return switch (condition.operator()) {
            case PRESENT -> from[condition.column()] != MISSING;
            case ABSENT -> from[condition.column()] == MISSING;
            case IN -> isAmong(condition);
            case NOT_IN -> !isAmong(condition);
            case EQUAL -> order(condition) == 0;
            case AT_LEAST -> order(condition) >= 0;
            case AT_MOST -> order(condition) <= 0;
            case MORE_THAN -> order(condition) > 0;
            case LESS_THAN -> order(condition) < 0;
        };
    }

    private boolean isAmong(Condition condition) {
        for (byte[] value : condition.values()) {
            if (compare(condition, value, 0, value.length) == 0) {
                return true;
            }
        }
        return false;
    }

    private int order(Condition condition) {
        if (condition.other() != MISSING) {
            return compare(condition, text, from[condition.other()], to[condition.other()]);
        }
        byte[] value = condition.values().get(0);
        return compare(condition, value, 0, value.length);
    }

    private int compare(Condition condition, byte[] against, int start, int end) {
        int first = from[condition.column()];
        int last = to[condition.column()];
        return switch (condition.type()) {
            // Written yyyy-MM-dd and yyyy-MM: their order is that of their bytes.
            case STRING, DATE, YEARMONTH -> Arrays.compareUnsigned(text, first, last, against, start, end);
            case INTEGER, YEAR -> Long.compare(whole(text, first, last), whole(against, start, end));
            case NUMBER -> decimal(text, first, last).compareTo(decimal(against, start, end));
        };
    }

    private static long whole(byte[] bytes, int from, int to) {
        long value = 0;
        for (int i = bytes[from] == '-' ? from + 1 : from; i < to; i++) {
            value = value * 10 + (bytes[i] - '0');
        }
        return bytes[from] == '-' ? -value : value;
    }

    private static BigDecimal decimal(byte[] bytes, int from, int to) {
        return new BigDecimal(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
    }
}
