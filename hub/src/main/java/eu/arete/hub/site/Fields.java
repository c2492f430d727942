package eu.arete.hub.site;

import org.jspecify.annotations.Nullable;

/** Reads what a form or a JSON body holds, and refuses by the field's name what is missing or too long. */
public final class Fields {
    private Fields() {}

    /** @return the text, stripped */
    public static String text(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            throw Refused.because("site.field-missing", field).at(Place.field(field));
        }
        String stripped = value.strip();
        if (stripped.length() > longest) {
            throw Refused.because("site.field-too-long", field, longest).at(Place.field(field));
        }
        if (stripped.indexOf('\0') >= 0) {
            // No text holds it, and the database would refuse it later with fewer words.
            throw Refused.because("site.malformed").at(Place.field(field));
        }
        return stripped;
    }

    public static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw Refused.because("site.field-missing", field).at(Place.field(field));
        }
        return value;
    }
}
