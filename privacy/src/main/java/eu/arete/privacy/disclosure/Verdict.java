package eu.arete.privacy.disclosure;

/** What is to be done with a cell, the mildest first. */
public enum Verdict {
    SAFE,
    /** A reviewer must look: a rule cannot decide. */
    REVIEW,
    /** The cell is hidden. */
    UNSAFE
}
