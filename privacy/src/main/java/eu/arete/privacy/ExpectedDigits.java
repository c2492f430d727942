package eu.arete.privacy;

/** What the schema of a column makes legitimate, so that the codes of the field are not taken for a person's numbers. */
public enum ExpectedDigits {
    /** Nothing is known of the column, or it is free text: every shape is looked for. */
    NONE,
    /**
     * The column holds codes (a code list, a pattern, a bounded length): a cell made of digits only, or of digits with one decimal mark, is not taken for a
     * telephone number nor for a NIR without its key; 15 digits with a valid key still are one.
     */
    CODES,
    /** The column holds numbers, dates or pseudonyms of a known shape: a cell made of digits, sign, decimal mark only is fine. */
    NUMBERS
}
