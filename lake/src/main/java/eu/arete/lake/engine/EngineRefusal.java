package eu.arete.lake.engine;

import java.util.Optional;

/** The engine's one way to say no: a stable reason, what it is about, and where in the statement. */
public final class EngineRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whose fault it is: the person's statement, a limit of what they were given, or ours. */
    public enum Fault {
        USER,
        RESOURCE,
        OURS
    }

    /** Why; {@link #code()} is stable and part of the API. */
    public enum Reason {
        SYNTAX("query.syntax", Fault.USER),
        NOT_ONE_STATEMENT("query.not-one-statement", Fault.USER),
        NOT_A_QUERY("query.not-a-query", Fault.USER),
        NOT_ALLOWED("query.not-allowed", Fault.USER),
        FUNCTION_NOT_ALLOWED("query.function-not-allowed", Fault.USER),
        UNKNOWN_TABLE("query.unknown-table", Fault.USER),
        TOO_LONG("query.too-long", Fault.USER),
        WRONG("query.wrong", Fault.USER),
        TIME("query.time-limit", Fault.RESOURCE),
        MEMORY("query.memory-limit", Fault.RESOURCE),
        CANCELLED("query.cancelled", Fault.USER),
        FAILED("query.failed", Fault.OURS);

        private final String code;
        private final Fault fault;

        Reason(String code, Fault fault) {
            this.code = code;
            this.fault = fault;
        }

        public String code() {
            return code;
        }

        public Fault fault() {
            return fault;
        }
    }

    private final Reason reason;
    private final String subject;
    private final int offset;

    private EngineRefusal(Reason reason, String subject, int offset) {
        super(reason.code() + (subject.isEmpty() ? "" : ": " + subject));
        this.reason = reason;
        this.subject = subject;
        this.offset = offset;
    }

    public static EngineRefusal of(Reason reason, String subject) {
        return new EngineRefusal(reason, subject, -1);
    }

    /** @param offset in characters from the statement's start; negative when unknown */
    public static EngineRefusal at(Reason reason, String subject, int offset) {
        return new EngineRefusal(reason, subject, offset);
    }

    public Reason reason() {
        return reason;
    }

    /** The table, function, construct or complaint that it is about; may be empty. */
    public String subject() {
        return subject;
    }

    /** Where in the statement, counted in characters from its start. */
    public Optional<Integer> offset() {
        return offset < 0 ? Optional.empty() : Optional.of(offset);
    }
}
