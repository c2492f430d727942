package eu.arete.hub.documents.text;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A heading, a list item or a paragraph of a page. */
public record Block(Kind kind, List<Piece> pieces) {

    public enum Kind {
        HEADING,
        SUBHEADING,
        ITEM,
        PARAGRAPH
    }

    /**
     * Text that is kept, or the place of text that is not.
     *
     * @param text empty where something was blacked out: neither the words nor their length are here
     * @param ground code of the ground, null for text that is kept
     */
    public record Piece(String text, @Nullable String ground) {

        public boolean black() {
            return ground != null;
        }
    }

    public Block {
        pieces = List.copyOf(pieces);
    }

    /** The text kept. */
    public String kept() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining(" "));
    }
}
