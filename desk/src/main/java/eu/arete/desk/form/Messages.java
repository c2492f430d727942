package eu.arete.desk.form;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** The words of the desk, in French or in English; French when nothing else is asked. */
enum Messages {
    FRENCH(Locale.FRENCH),
    ENGLISH(Locale.ENGLISH);

    private final Locale locale;
    private final Properties words = new Properties();

    Messages(Locale locale) {
        this.locale = locale;
        String file = "messages_" + locale.getLanguage() + ".properties";
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Messages.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The language asked by {@code ?lang=}, else the first of ours that the browser prefers, else French. */
    static Messages of(String asked, String acceptLanguage) {
        if (asked.equals("en") || asked.equals("fr")) {
            return asked.equals("en") ? ENGLISH : FRENCH;
        }
        if (acceptLanguage.isBlank() || acceptLanguage.length() > 200) {
            return FRENCH;
        }
        try {
            Locale best =
                    Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), List.of(Locale.FRENCH, Locale.ENGLISH));
            return Locale.ENGLISH.equals(best) ? ENGLISH : FRENCH;
        } catch (IllegalArgumentException e) {
            return FRENCH;
        }
    }

    Locale locale() {
        return locale;
    }

    String code() {
        return locale.getLanguage();
    }

    String say(String key) {
        return Objects.requireNonNull(words.getProperty(key), key);
    }

    Set<String> keys() {
        return words.stringPropertyNames();
    }
}
