package eu.arete.lake.schema;

/**
 * The list a column is held against.
 *
 * @param rejects whether a row with a value outside it is rejected; if not, it is told in the report and kept
 */
public record CodeCheck(CodeList list, boolean rejects) {}
