package eu.arete.hub.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where the fault is: in a file (its line, its column), or in a field of what was sent.
 *
 * @param line 1-based, the header being line 1
 * @param column the column's name
 * @param field name of the form's or JSON's field
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Place(
        @Nullable String file,
        @Nullable Long line,
        @Nullable String column,
        @Nullable String field) {
    public static Place field(String field) {
        return new Place(null, null, null, field);
    }

    public static Place file(String file) {
        return new Place(file, null, null, null);
    }

    public static Place line(String file, long line) {
        return new Place(file, line, null, null);
    }

    public static Place cell(String file, long line, String column) {
        return new Place(file, line, column, null);
    }
}
