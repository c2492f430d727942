package eu.arete.hub.pseudonymisation;

import eu.arete.privacy.Recoding;

/** Published within the transaction that rotates everything: what is kept by pseudonym is recoded in it. */
public record OppositionsRotated(Recoding recoding) {}
