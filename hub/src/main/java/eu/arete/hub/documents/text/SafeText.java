package eu.arete.hub.documents.text;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Writes Markdown of the text kept and of nothing else. */
public final class SafeText {

    private SafeText() {}

    /** @param grounds the words that stand for a passage blacked out, by the code of its ground */
    public static String write(String title, String foot, List<Page> pages, UnaryOperator<String> grounds) {
        return "# " + title + "\n\n"
                + pages.stream()
                        .map(page -> page.blocks().stream()
                                .map(block -> line(block, grounds))
                                .collect(Collectors.joining("\n\n")))
                        .collect(Collectors.joining("\n\n---\n\n"))
                + "\n\n---\n\n" + foot + "\n";
    }

    private static String line(Block block, UnaryOperator<String> grounds) {
        String text = block.pieces().stream()
                .map(piece -> {
                    String ground = piece.ground();
                    return ground == null ? piece.text() : "[█ " + grounds.apply(ground) + "]";
                })
                .collect(Collectors.joining());
        return switch (block.kind()) {
            case HEADING -> "# " + text;
            case SUBHEADING -> "## " + text;
            case ITEM -> "- " + text;
            case PARAGRAPH -> text;
        };
    }
}
