package eu.arete.hub.hosting;

/**
 * An access to the service from elsewhere (HDS v2, EXI 29).
 *
 * @param country from where, ISO 3166-1 alpha-2
 * @param safeguard under which article of the GDPR, and how; empty when there is none
 */
public record RemoteAccess(String country, String purpose, String safeguard, Standing standing, String evidence) {}
