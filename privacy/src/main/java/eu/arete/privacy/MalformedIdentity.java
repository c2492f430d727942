package eu.arete.privacy;

/** An identity that cannot be read. It says which part is wrong and never what was written there. */
public final class MalformedIdentity extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** The part of an identity that is wrong. */
    public enum Part {
        NIR("the NIR: 13 characters, or 15 with its key"),
        NIR_KEY("the key of the NIR: it does not agree with the 13 characters before it"),
        BIRTH_DATE("the birth date: yyyy-MM-dd"),
        SEX("the sex: 1 or 2");

        private final String expected;

        Part(String expected) {
            this.expected = expected;
        }
    }

    private final Part part;

    public MalformedIdentity(Part part) {
        super("Cannot read " + part.expected);
        this.part = part;
    }

    public Part part() {
        return part;
    }
}
