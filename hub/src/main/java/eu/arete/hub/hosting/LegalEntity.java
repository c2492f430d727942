package eu.arete.hub.hosting;

/**
 * @param country ISO 3166-1 alpha-2, upper case
 * @param inUnion whether its seat, central administration and main establishment are in the Union (SecNumCloud 3.2, 19.6.a)
 */
public record LegalEntity(String id, String name, String country, boolean inUnion) {}
