package eu.arete.privacy.disclosure;

/** The identity of a cell: its row's and its measure's. Marks are carried by it, never by a comparison of values. */
public record CellKey(Group group, Measure measure) {}
