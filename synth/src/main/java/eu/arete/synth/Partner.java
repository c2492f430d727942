package eu.arete.synth;

/** Who delivers what, in which dress: each partner writes files its own way. */
enum Partner {
    /** ISO-8859-1, bare values, LF. */
    CNAM("dcir", 'P', false, false, "\n", 1),
    /** UTF-8 with a byte order mark, decimal commas, LF. */
    ATIH("pmsi-mco", 'H', true, false, "\n", 200),
    /** ISO-8859-1 with accents, quoted texts, CRLF. */
    CEPIDC("causes-of-death", 'D', false, true, "\r\n", 5000);

    final String dataset;
    /** First letter of the keys under which this partner knows persons. */
    final char keyLetter;

    final boolean marked;
    final boolean quoted;
    final String lineEnd;
    /** Fewer persons leave so few rows that a single spoilt one would have the whole delivery refused. */
    final int spoiltFrom;

    Partner(String dataset, char keyLetter, boolean marked, boolean quoted, String lineEnd, int spoiltFrom) {
        this.dataset = dataset;
        this.keyLetter = keyLetter;
        this.marked = marked;
        this.quoted = quoted;
        this.lineEnd = lineEnd;
        this.spoiltFrom = spoiltFrom;
    }
}
