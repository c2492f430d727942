package eu.arete.hub.documents.text;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Words as they are put into the index and as they are looked for: the same folding on both sides. */
public final class SearchWords {

    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private SearchWords() {}

    public static String of(String text, int most) {
        String cut = text.length() > most ? text.substring(0, most) : text;
        return Folded.words(Cleaning.clean(cut)).replace('\'', ' ');
    }

    /** The words of a question that say something, at most so many. */
    public static List<String> telling(String question, int most) {
        return Arrays.stream(NOT_WORD.split(of(question, 2_000)))
                .filter(word -> word.length() > 3)
                .distinct()
                .limit(most)
                .toList();
    }
}
