package eu.arete.hub.hosting;

/** Where a certification stands; "on the way to it" is not "qualified". */
public enum CertificationStatus {
    NONE,
    APPLIED,
    IN_AUDIT,
    QUALIFIED,
    EXPIRED
}
