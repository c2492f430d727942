package eu.arete.privacy;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * The name of a key in a {@link KeyStore}: 1 to 64 lower-case letters, digits, dots and hyphens, starting with a letter or a
 * digit. Fit for a file name and for a token's label.
 */
public record KeyName(String text) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

    static final Comparator<KeyName> BY_TEXT = Comparator.comparing(KeyName::text);

    public KeyName {
        if (!SHAPE.matcher(text).matches() || text.contains("..")) {
            throw new IllegalArgumentException(
                    "Cannot name a key '" + text + "': 1 to 64 lower-case letters, digits, dots and hyphens");
        }
    }

    public static KeyName of(String text) {
        return new KeyName(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
