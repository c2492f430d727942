package eu.arete.lake.schema.published;

import eu.arete.lake.schema.Bilingual;
import eu.arete.lake.schema.FieldRole;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When to propose which role for a field; declared in {@code role-rules.json}. All that is said must hold.
 *
 * @param names what the whole name matches, whatever its case
 * @param notNames what it does not
 * @param descriptions what is found in the description, whatever its case
 * @param types published types; any when empty
 * @param shortest in characters, where the schema says how many
 * @param longest likewise
 */
record RoleRule(
        String rule,
        FieldRole role,
        @Nullable Pattern names,
        @Nullable Pattern notNames,
        @Nullable Pattern descriptions,
        List<String> types,
        int shortest,
        int longest,
        Bilingual why) {

    boolean holdsFor(PublishedField field) {
        int characters = field.characters();
        return (types.isEmpty() || types.contains(field.type()))
                && (names == null || names.matcher(field.name()).matches())
                && (notNames == null || !notNames.matcher(field.name()).matches())
                && (descriptions == null
                        || descriptions
                                .matcher(field.description().toLowerCase(Locale.ROOT))
                                .find())
                && (shortest == 0 || characters >= shortest)
                && (longest == 0 || characters <= longest);
    }
}
