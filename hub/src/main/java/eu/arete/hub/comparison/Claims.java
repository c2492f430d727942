package eu.arete.hub.comparison;

/** What is made of an answer that somebody claims and nothing shows. Both readings are published side by side; the second is the one that is told first. */
public enum Claims {
    /** Taken at its word. */
    COUNTED("counted"),
    /** Anything from the worst answer to the one claimed: nobody claims less than he has. */
    NOT_COUNTED("not-counted");

    private final String code;

    Claims(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
