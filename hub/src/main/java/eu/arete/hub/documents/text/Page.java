package eu.arete.hub.documents.text;

import java.util.List;
import java.util.stream.Collectors;

/** A page as it is shown. */
public record Page(List<Block> blocks) {

    public Page {
        blocks = List.copyOf(blocks);
    }

    /** The text kept. */
    public String kept() {
        return blocks.stream().map(Block::kept).collect(Collectors.joining("\n"));
    }
}
