package eu.arete.hub.comparison.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The words of the page of a package, read beside those of the hub and without it. */
enum Words {
    EN("", "en", "index.fr.html"),
    FR("_fr", "fr", "index.html");

    private final Properties texts = new Properties();
    private final String language;
    private final String other;

    Words(String suffix, String language, String other) {
        this.language = language;
        this.other = other;
        String resource = "/messages/comparison-package" + suffix + ".properties";
        try (InputStream words = Words.class.getResourceAsStream(resource)) {
            if (words == null) {
                throw new IllegalStateException("Cannot find " + resource);
            }
            texts.load(new InputStreamReader(words, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
    }

    String language() {
        return language;
    }

    /** The same page in the other language. */
    String other() {
        return other;
    }

    String of(String key) {
        String text = texts.getProperty("comparison-package." + key);
        if (text == null) {
            throw new IllegalArgumentException("No words for " + key);
        }
        return text;
    }
}
