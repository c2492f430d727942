package eu.arete.lake.schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that holds of a row or does not: a field against values, against another field, or its presence. A comparison with a missing value
 * is neither true nor false.
 *
 * @param values in the lexical form of the field; one for an order, any number for {@code in} and {@code not-in}, none against a field
 * @param other the field it is compared with
 */
public record RowCondition(String field, Operator operator, List<String> values, Optional<String> other) {

    public RowCondition {
        values = List.copyOf(values);
    }

    /** How a field is held against something. */
    public enum Operator {
        PRESENT,
        ABSENT,
        IN,
        NOT_IN,
        EQUAL,
        AT_LEAST,
        AT_MOST,
        MORE_THAN,
        LESS_THAN;

        static Optional<Operator> named(String label) {
            for (Operator operator : values()) {
                if (operator.label().equals(label)) {
                    return Optional.of(operator);
                }
            }
            return Optional.empty();
        }

        /** The name a descriptor gives it, as {@code at-least}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean isOnPresence() {
            return this == PRESENT || this == ABSENT;
        }

        boolean isOnList() {
            return this == IN || this == NOT_IN;
        }
    }
}
