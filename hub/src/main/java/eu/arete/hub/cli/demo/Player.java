package eu.arete.hub.cli.demo;

import java.util.List;

/**
 * Somebody of the demo.
 *
 * @param organisation short name of the organisation they act for
 */
enum Player {
    ADMINISTRATOR("Ada Administrator", "administrator", "hub", List.of("ADMINISTRATOR")),
    INSURER("Iris Insurer", "insurer", "cnam", List.of("PARTNER")),
    HOSPITALS("Hugo Hospitals", "hospitals", "atih", List.of("PARTNER")),
    DEATHS("Denis Deaths", "deaths", "cepidc", List.of("PARTNER")),
    APPLICANT("Alma Applicant", "applicant", "institute", List.of("APPLICANT")),
    ANALYST("Anna Analyst", "analyst", "institute", List.of("APPLICANT")),
    OFFICER("Olga Officer", "officer", "hub", List.of("OFFICER")),
    COMMITTEE("Cora Committee", "committee", "committee", List.of("COMMITTEE")),
    AUTHORITY("Aude Authority", "authority", "authority", List.of("AUTHORITY")),
    REVIEWER("Rosa Reviewer", "reviewer", "hub", List.of("REVIEWER")),
    SECOND_REVIEWER("Remi Reviewer", "second-reviewer", "hub", List.of("REVIEWER"));

    final String fullName;
    final String address;
    final String organisation;
    final List<String> roles;

    Player(String fullName, String address, String organisation, List<String> roles) {
        this.fullName = fullName;
        this.address = address + "@demo.example";
        this.organisation = organisation;
        this.roles = roles;
    }

    static String organisationName(String organisation) {
        return switch (organisation) {
            case "hub" -> "Arête demo hub";
            case "cnam" -> "National health insurance (demo)";
            case "atih" -> "Hospital information agency (demo)";
            case "cepidc" -> "Causes of death centre (demo)";
            case "institute" -> "Institute of epidemiology (demo)";
            case "committee" -> "Scientific committee (demo)";
            default -> "Data protection authority (demo)";
        };
    }
}
