package eu.arete.ledger;

/** What a log, a checkpoint or a proof shows that it must not: the reader must not trust it. Says where and why. */
public final class LogFault extends Exception {
    private static final long serialVersionUID = 1L;

    public LogFault(String reason) {
        super(reason);
    }

    /** The same fault, told from the file it was found in. */
    public LogFault in(String path) {
        LogFault located = new LogFault(path + ": " + getMessage());
        located.setStackTrace(getStackTrace());
        return located;
    }

    /** The reason, in words for a person. */
    public String reason() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
