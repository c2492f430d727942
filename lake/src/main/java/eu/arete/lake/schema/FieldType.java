package eu.arete.lake.schema;

import java.util.Locale;
import java.util.Optional;

/** The Table Schema types a table of the lake may hold. */
public enum FieldType {
    STRING,
    INTEGER,
    NUMBER,
    DATE,
    YEAR,
    YEARMONTH;

    public static Optional<FieldType> named(String name) {
        for (FieldType type : values()) {
            if (type.label().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The name Table Schema gives it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
