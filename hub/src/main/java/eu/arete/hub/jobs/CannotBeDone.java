package eu.arete.hub.jobs;

/** Trying again would not help. */
public final class CannotBeDone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code stable, with its words in the room's messages as {@code jobs.failure.CODE}; never data */
    public CannotBeDone(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
