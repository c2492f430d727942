package eu.arete.hub.documents.text;

import java.util.List;

/**
 * A file as it was read. Each page is a text of blocks parted by an empty line; {@code "# "} begins a heading, {@code "## "} one below it, {@code "- "}
 * a list item.
 *
 * @param left what of the file is not in the text, and will not be published
 */
public record Reading(List<String> pages, Leavings left) {

    public Reading {
        pages = List.copyOf(pages);
    }
}
