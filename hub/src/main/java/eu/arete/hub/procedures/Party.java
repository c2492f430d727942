package eu.arete.hub.procedures;

/**
 * Who acts on a dossier. One person holds at most one of these in one dossier, so that who gives the opinion does not decide and nobody decides
 * on their own dossier (segregation of functions, EHDS art. 55(3)).
 */
public enum Party {
    /** Leads the dossier. Held by having opened it, not by a role. */
    APPLICANT,
    /** A named user of the dossier. Held by being named in it, not by a role. */
    MEMBER,
    /** The one-stop shop: completeness. */
    OFFICER,
    /** Gives the opinion. */
    COMMITTEE,
    /** Decides. */
    AUTHORITY,
    /** Asks for a document, without an account. Held by the follow-up code of the request, not by a role. */
    REQUESTER,
    /** The documents commission, which has no account here: it has its turn, others tell what it said. */
    COMMISSION,
    /** The court, likewise. */
    COURT,
    /** Not a person: what happens because a term has passed. */
    CLOCK;

    /** Whether a role lets a person take this part in a dossier where they hold none. */
    public boolean isTakenByRole() {
        return this == OFFICER || this == COMMITTEE || this == AUTHORITY;
    }
}
