package eu.arete.hub.comparison;

/** What the floors say of an offer, before any mark is looked at. */
public enum Admission {
    /** Its worst case reaches every floor. */
    ADMITTED,
    /** It depends on what is not known, or withheld. */
    UNDETERMINED,
    /** Its best case does not reach a floor. */
    ELIMINATED
}
