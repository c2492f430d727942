package eu.arete.hub.documents.internal;

import eu.arete.hub.procedures.Text;
import java.util.Locale;

/** A reason in law for holding back a document or a passage. */
public record Ground(String code, String article, Text titles) {

    /** As it stands in the place of a passage. */
    public String label(Locale locale) {
        return article + " " + titles.in(locale);
    }
}
