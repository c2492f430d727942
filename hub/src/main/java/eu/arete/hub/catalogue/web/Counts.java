package eu.arete.hub.catalogue.web;

import eu.arete.privacy.disclosure.ProtectedCount;
import java.text.NumberFormat;
import java.util.Locale;

/** Numbers of rows as anyone may read them: through the disclosure rules, in the reader's digits. */
final class Counts {
    private Counts() {}

    static String text(long rows, Locale locale) {
        ProtectedCount count = ProtectedCount.of(rows);
        return count.published().isPresent()
                ? NumberFormat.getIntegerInstance(locale)
                        .format(count.published().getAsLong())
                : count.text();
    }
}
