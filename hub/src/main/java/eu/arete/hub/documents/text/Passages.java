package eu.arete.hub.documents.text;

import java.util.ArrayList;
import java.util.List;

/** Finds a passage in a document, however it is written there: in capitals, hyphenated, over two lines or two pages. */
public final class Passages {

    private static final int MOST = 10_000;

    private Passages() {}

    /**
     * Every place where the passage stands, widened to whole words, cut at the ends of pages.
     *
     * @param page only where it begins there, 0 for everywhere
     */
    public static List<Span> find(List<String> pages, String passage, int page, String ground) {
        String sought = Folded.words(Cleaning.clean(passage)).strip();
        List<Span> found = new ArrayList<>();
        if (sought.isEmpty()) {
            return found;
        }
        int[] starts = new int[pages.size() + 1];
        for (int i = 0; i < pages.size(); i++) {
            starts[i + 1] = starts[i] + pages.get(i).length() + 1;
        }
        String whole = String.join("\n", pages);
        Folded folded = Folded.of(whole);
        for (int at = folded.indexOf(sought, 0); at >= 0 && found.size() < MOST; at = folded.indexOf(sought, at + 1)) {
            int from = wordStart(whole, folded.origin(at));
            int last = folded.origin(at + sought.length() - 1);
            int to = wordEnd(whole, last + Character.charCount(whole.codePointAt(last)));
            cut(from, to, starts, page, ground, found);
        }
        return found;
    }

    private static void cut(int from, int to, int[] starts, int page, String ground, List<Span> found) {
        boolean wanted = page == 0;
        for (int i = 0; i + 1 < starts.length; i++) {
            int end = starts[i + 1] - 1;
            if (from >= starts[i] && from < end) {
                wanted = wanted || page == i + 1;
            }
            int first = Math.max(from, starts[i]);
            int last = Math.min(to, end);
            if (wanted && first < last) {
                found.add(new Span(i + 1, first - starts[i], last - starts[i], ground));
            }
        }
    }

    private static int wordStart(String text, int from) {
        int start = from;
        while (start > 0 && isWord(text.charAt(start)) && isWord(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static int wordEnd(String text, int to) {
        int end = to;
        while (end < text.length() && isWord(text.charAt(end)) && isWord(text.charAt(end - 1))) {
            end++;
        }
        return end;
    }

    /** A mark or half a character belongs to the letter before it. */
    private static boolean isWord(char character) {
        return Character.isLetterOrDigit(character)
                || Character.isSurrogate(character)
                || Character.getType(character) == Character.NON_SPACING_MARK
                || character == '_';
    }
}
