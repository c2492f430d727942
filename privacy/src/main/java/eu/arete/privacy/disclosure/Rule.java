package eu.arete.privacy.disclosure;

import java.util.Locale;

/** A reason not to let a cell out as it is. */
public enum Rule {
    /** Too few persons have a value in the cell. */
    THRESHOLD(Verdict.UNSAFE),
    /** One person brings nearly all of the magnitude: (1,k). */
    DOMINANCE(Verdict.UNSAFE),
    /** The second greatest contributor can tell the greatest one's value: p%. */
    P_PERCENT(Verdict.UNSAFE),
    /** Nearly all of a line is in one cell: to know that somebody is in the line is to know where. */
    LINE_CONCENTRATED(Verdict.REVIEW),
    /** A zero beside cells that are not: nobody in the line is there. */
    LINE_ZERO(Verdict.REVIEW);

    private final Verdict verdict;

    Rule(Verdict verdict) {
        this.verdict = verdict;
    }

    /** What becomes of a cell that breaks this rule alone. */
    public Verdict verdict() {
        return verdict;
    }

    /** The stable name used by the API and the messages: {@code p-percent}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
