package eu.arete.hub.documents.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A text made comparable: no case, accent, hyphen or kind of apostrophe, any blank a single space; and where each of its characters comes from.
 */
final class Folded {

    private final StringBuilder text = new StringBuilder();
    private int[] origins = new int[64];

    static Folded of(String text) {
        Folded folded = new Folded();
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            folded.add(point, i);
            i += Character.charCount(point);
        }
        return folded;
    }

    /** The same text for a search: what a reader types and what a document says meet. */
    static String words(String text) {
        return of(text).text.toString();
    }

    private void add(int point, int origin) {
        if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
                put(' ', origin);
            }
            return;
        }
        if (Character.getType(point) == Character.DASH_PUNCTUATION || point == 0x2212 || point == '#') {
            return;
        }
        if (point == '’' || point == '‘' || point == 'ʼ') {
            put('\'', origin);
            return;
        }
        String plain = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        for (int i = 0; i < plain.length(); i++) {
            if (Character.getType(plain.charAt(i)) != Character.NON_SPACING_MARK) {
                put(plain.charAt(i), origin);
            }
        }
    }

    private void put(char character, int origin) {
        if (text.length() == origins.length) {
            origins = java.util.Arrays.copyOf(origins, origins.length * 2);
        }
        origins[text.length()] = origin;
        text.append(character);
    }

    int indexOf(String folded, int from) {
        return text.indexOf(folded, from);
    }

    int length() {
        return text.length();
    }

    /** Where the character at this place stands in the text that was folded. */
    int origin(int index) {
        return origins[index];
    }
}
