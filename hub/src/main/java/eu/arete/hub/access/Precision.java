package eu.arete.hub.access;

/** How precisely a variable is given; which of these suit a variable, its type says. */
public enum Precision {
    AS_IS,
    MONTH,
    YEAR,
    BAND_5,
    BAND_10,
    DEPARTMENT,
    AGE_90,
    /** Not at all: named in the permit so that everybody sees it was asked for and is not given. */
    WITHHELD
}
