package eu.arete.hub.accounts;

/**
 * What a person may do at all; which dossier or dataset they may do it to is each room's to say (own dossier, own
 * organisation, not a member of the project).
 */
public enum Role {
    /** Deposits data for an organisation. */
    PARTNER(true),
    /** Fills and submits dossiers. */
    APPLICANT(false),
    /** One-stop shop: checks that a dossier is complete. */
    OFFICER(true),
    /** Gives an opinion on a dossier. */
    COMMITTEE(true),
    /** Decides on a dossier, issues and revokes permits. */
    AUTHORITY(true),
    /** Reviews what leaves by the airlock. */
    REVIEWER(true),
    /** Opens and closes accounts. */
    ADMINISTRATOR(true);

    private final boolean secondFactor;

    Role(boolean secondFactor) {
        this.secondFactor = secondFactor;
    }

    /** Whether this role works only in a session opened with a second factor. */
    public boolean needsSecondFactor() {
        return secondFactor;
    }
}
