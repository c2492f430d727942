package eu.arete.lake.schema;

import java.util.Locale;
import java.util.Optional;

/** What a field can do to a person's secrecy; {@link #PLAIN} when the descriptor says nothing. */
public enum FieldRole {
    /** Holds a code made from an identity: 32 hexadecimal digits or a null marker, replaced at each stage. */
    IDENTIFIER,
    /** Singles a person out when crossed with others: birth year, place of living. */
    QUASI_IDENTIFIER,
    /** Designates a professional or an establishment. */
    PROFESSIONAL_IDENTIFIER,
    /** Somebody typed it: may hold anything. */
    FREE_TEXT,
    PLAIN;

    public static Optional<FieldRole> named(String name) {
        for (FieldRole role : values()) {
            if (role.label().equals(name)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a refused value of this field may be shown in a delivery report. */
    public boolean mayBeQuoted() {
        return this == PLAIN || this == QUASI_IDENTIFIER;
    }
}
