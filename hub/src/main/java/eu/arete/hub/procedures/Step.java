package eu.arete.hub.procedures;

/** The interpreter's answer to a command. */
public sealed interface Step {

    /** The command is in the table; recording this passage carries it out. */
    record Open(Passage passage) implements Step {}

    /** The command is not open, and why. */
    record Barred(Reason reason, String state, String command) implements Step {}

    enum Reason {
        /** No rule of this state has this command: too early, too late, or no such command. */
        NOT_IN_THIS_STATE,
        /** The command exists in this state, for others. */
        NOT_YOURS,
        /** Another part held in this dossier excludes this one. */
        SEPARATION_OF_DUTIES,
        /** The command has no such outcome. */
        UNKNOWN_OUTCOME,
        /** The clock was already prolonged once. */
        ALREADY_PROLONGED,
        /** The term has not passed. */
        NOT_DUE
    }
}
