package eu.arete.hub.comparison;

import java.util.Locale;

/** A published text in the two languages of the hub. Neither may be empty: what cannot be said in both is not published. */
public record Text(String en, String fr) {

    public Text {
        if (en.isBlank() || fr.isBlank()) {
            throw new IllegalArgumentException("A text must be given in English and in French: " + en + " / " + fr);
        }
    }

    public String in(Locale locale) {
        return locale.getLanguage().equals("fr") ? fr : en;
    }
}
