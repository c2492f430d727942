package eu.arete.hub.documents.text;

/**
 * A passage to black out. It holds no word of it.
 *
 * @param page from 1
 * @param from first character within the page's text
 * @param to one past the last
 * @param ground code of the ground
 */
public record Span(int page, int from, int to, String ground) {

    public Span {
        if (page < 1 || from < 0 || to <= from) {
            throw new IllegalArgumentException("Cannot black out " + from + " to " + to + " of page " + page);
        }
    }
}
