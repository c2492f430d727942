package eu.arete.privacy;

/** What directly identifies or reaches a person, and has no place in any column of a deposit. */
public enum PersonalData {
    /** A French social security number: 15 characters with a valid key, or 13 of a plausible birth. */
    NIR,
    EMAIL,
    /** A French telephone number, national or international form. */
    PHONE
}
