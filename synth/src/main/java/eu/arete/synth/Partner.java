package eu.arete.synth;

/** Who delivers what, in which dress: each partner writes files its own way. */
enum Partner {
    /** ISO-8859-1, bare values, LF. */
    CNAM("dcir", 'P', false, false, "\n"),
    /** UTF-8 with a byte order mark, decimal commas, LF. */
    ATIH("pmsi-mco", 'H', true, false, "\n"),
    /** ISO-8859-1 with accents, quoted texts, CRLF. */
    CEPIDC("causes-of-death", 'D', false, true, "\r\n");

    final String dataset;
    /** First letter of the keys under which this partner knows persons. */
    final char keyLetter;

    final boolean marked;
    final boolean quoted;
    final String lineEnd;

    Partner(String dataset, char keyLetter, boolean marked, boolean quoted, String lineEnd) {
        this.dataset = dataset;
        this.keyLetter = keyLetter;
        this.marked = marked;
        this.quoted = quoted;
        this.lineEnd = lineEnd;
    }
}
