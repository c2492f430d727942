package eu.arete.privacy.disclosure;

/**
 * A table that may be released, with what was found on the way.
 *
 * @param released the rows that stay, hidden cells emptied, the others rounded
 * @param before what the rules say of the table as it was asked for
 * @param after what they say of the released one: no unsafe cell, perhaps some to review
 * @param rowsLeftOut whether rows were left out whole
 */
public record ProtectedTable(OutputTable released, Audit before, Audit after, boolean rowsLeftOut) {}
