package eu.arete.lake.schema;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The constraints of Table Schema on one field. Bounds are kept as written, in the field's own lexical form.
 *
 * @param pattern a regular expression the whole value must match
 * @param values the values allowed ({@code enum}); empty when any is
 */
public record Constraints(
        boolean required,
        boolean unique,
        Optional<String> minimum,
        Optional<String> maximum,
        OptionalInt minLength,
        OptionalInt maxLength,
        Optional<String> pattern,
        List<String> values) {

    public static final Constraints NONE = new Constraints(
            false,
            false,
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            List.of());

    public Constraints {
        values = List.copyOf(values);
    }
}
