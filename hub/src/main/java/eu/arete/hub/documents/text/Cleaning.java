package eu.arete.hub.documents.text;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/** Text without what the eye does not see: control and zero-width characters, direction marks, soft hyphens, tags. */
public final class Cleaning {

    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cc}&&[^\\n\\t\\f]]|[\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF0-\\uFFFB]"
                    + "|[\\x{E0000}-\\x{E0FFF}]|[\\p{Cs}\\p{Co}]");
    private static final Pattern SPACES = Pattern.compile("[\\p{Zs}\\t]+");

    private Cleaning() {}

    public static String clean(String text) {
        String plain = UNSEEN.matcher(text.replace("\r\n", "\n")
                        .replace('\r', '\n')
                        .replace('\u2028', '\n')
                        .replace('\u2029', '\n'))
                .replaceAll("");
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    /** A line, its spaces single. */
    static String line(String text) {
        return SPACES.matcher(text).replaceAll(" ").strip();
    }

    static String page(List<String> blocks) {
        return String.join("\n\n", blocks);
    }
}
