package eu.arete.hub.procedures;

import java.util.Locale;

/** A declared text in the two languages of the hub. */
public record Text(String en, String fr) {

    public String in(Locale locale) {
        return locale.getLanguage().equals("fr") ? fr : en;
    }
}
