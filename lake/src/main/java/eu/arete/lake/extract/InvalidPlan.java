package eu.arete.lake.extract;

/** A plan that the lake cannot carry out; the message names the table, the column and why. */
public final class InvalidPlan extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidPlan(String message) {
        super(message);
    }
}
