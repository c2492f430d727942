package eu.arete.hub.documents.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rebuilds pages from the text that is kept: where a passage was, only its ground remains. */
public final class Blackout {

    private final String page;
    private final List<Span> spans;

    private Blackout(String page, List<Span> spans) {
        this.page = page;
        this.spans = spans;
    }

    public static List<Page> apply(List<String> pages, List<Span> spans) {
        List<Page> kept = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            int number = i + 1;
            List<Span> own = spans.stream()
                    .filter(span -> span.page() == number)
                    .sorted(Comparator.comparingInt(Span::from).thenComparingInt(Span::to))
                    .toList();
            kept.add(new Blackout(pages.get(i), own).page());
        }
        return List.copyOf(kept);
    }

    /** The words of the passages, in order. */
    public static List<String> removed(List<String> pages, List<Span> spans) {
        return spans.stream()
                .map(span -> pages.get(span.page() - 1)
                        .substring(
                                span.from(),
                                Math.min(span.to(), pages.get(span.page() - 1).length())))
                .toList();
    }

    private Page page() {
        List<Block> blocks = new ArrayList<>();
        int from = 0;
        while (from < page.length()) {
            int end = page.indexOf("\n\n", from);
            int to = end < 0 ? page.length() : end;
            if (to > from) {
                blocks.add(block(from, to));
            }
            from = to + 2;
        }
        return new Page(blocks);
    }

    private Block block(int from, int to) {
        if (page.startsWith("## ", from)) {
            return new Block(Block.Kind.SUBHEADING, pieces(Math.min(to, from + 3), to));
        }
        if (page.startsWith("# ", from)) {
            return new Block(Block.Kind.HEADING, pieces(Math.min(to, from + 2), to));
        }
        if (page.startsWith("- ", from)) {
            return new Block(Block.Kind.ITEM, pieces(Math.min(to, from + 2), to));
        }
        return new Block(Block.Kind.PARAGRAPH, pieces(from, to));
    }

    private List<Block.Piece> pieces(int from, int to) {
        List<Block.Piece> pieces = new ArrayList<>();
        int at = from;
        for (Span span : spans) {
            int first = Math.max(span.from(), at);
            int last = Math.min(span.to(), to);
            if (first >= last) {
                continue;
            }
            add(pieces, page.substring(at, first), null);
            add(pieces, "", span.ground());
            at = last;
        }
        add(pieces, page.substring(at, to), null);
        return pieces;
    }

    /** Two blackouts side by side on one ground are one: their number would tell how many words there were. */
    private static void add(List<Block.Piece> pieces, String text, @Nullable String ground) {
        Block.@Nullable Piece before = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
        boolean same = before != null && ground != null && ground.equals(before.ground());
        if (!same && (ground != null || !text.isBlank())) {
            pieces.add(new Block.Piece(text, ground));
        }
    }
}
