package eu.arete.lake.schema.published;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A table as it is published. Its name may hold the place of a year: {@code T_MCOaaB}, {@code CT_IDE_AAAA_GN}. */
record PublishedTable(
        String name,
        String title,
        List<String> missingValues,
        List<PublishedField> fields,
        List<String> primaryKey,
        List<PublishedKey> foreignKeys) {

    private static final Pattern LONG_YEAR = Pattern.compile("AAAA");
    private static final Pattern SHORT_YEAR = Pattern.compile("aa(?=[A-Z]|_|$)");

    boolean isYearly() {
        return isYearly(name);
    }

    static boolean isYearly(String name) {
        return LONG_YEAR.matcher(name).find() || SHORT_YEAR.matcher(name).find();
    }

    /** The name the table of that year has: {@code T_MCO19B}. */
    static String nameIn(String name, int year) {
        String named = LONG_YEAR.matcher(name).replaceAll(Integer.toString(year));
        return SHORT_YEAR.matcher(named).replaceAll("%02d".formatted(year % 100));
    }

    Optional<PublishedField> field(String named) {
        return fields.stream().filter(field -> field.name().equals(named)).findFirst();
    }
}
