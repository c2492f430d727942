package eu.arete.hub.access;

import java.util.UUID;

/** The identity of a dossier in this hub; the number people quote is {@link Dossier#number()}. */
public record DossierId(UUID value) {

    public static DossierId parse(String text) {
        return new DossierId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
