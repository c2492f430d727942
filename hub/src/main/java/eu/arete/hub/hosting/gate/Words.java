package eu.arete.hub.hosting.gate;

import java.util.Locale;

/** A text of the policy in the two languages of the hub. */
public record Words(String en, String fr) {
    public String in(Locale locale) {
        return locale.getLanguage().equals("fr") ? fr : en;
    }
}
