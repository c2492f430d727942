package eu.arete.hub.documents;

/** What a document is. */
public enum DocumentKind {
    CONTRACT,
    IMPACT_ASSESSMENT,
    STUDY,
    MINUTES,
    METHOD,
    INVOICE,
    DECISION,
    CORRESPONDENCE,
    OTHER
}
