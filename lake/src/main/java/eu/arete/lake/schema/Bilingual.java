package eu.arete.lake.schema;

import java.util.Locale;

/** A text a person reads, in the two languages of the pages. A missing language falls back on the other. */
public record Bilingual(String fr, String en) {

    public Bilingual {
        if (fr.isEmpty()) {
            fr = en;
        } else if (en.isEmpty()) {
            en = fr;
        }
    }

    public String in(Locale locale) {
        return "fr".equals(locale.getLanguage()) ? fr : en;
    }
}
