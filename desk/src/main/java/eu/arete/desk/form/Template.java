package eu.arete.desk.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTML file with holes: <code>{{#key}}</code> is a message, <code>{{key}}</code> a value, both escaped;
 * <code>{{!key}}</code> is HTML that another template made.
 */
final class Template {

    private static final Pattern HOLE = Pattern.compile("\\{\\{([#!]?)([A-Za-z.]+)}}");

    private final String text;

    Template(String file) {
        try (InputStream stream = Objects.requireNonNull(Template.class.getResourceAsStream(file), file)) {
            text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String fill(Messages messages, Map<String, String> values) {
        return HOLE.matcher(text).replaceAll(hole -> {
            String key = hole.group(2);
            String value = hole.group(1).equals("#") ? messages.say(key) : Objects.requireNonNull(values.get(key), key);
            return Matcher.quoteReplacement(hole.group(1).equals("!") ? value : escape(value));
        });
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
