package eu.arete.hub.extraction;

import eu.arete.privacy.Pseudonym;
import java.util.Set;

/** Whom no extract may hold. The room that receives oppositions provides it. */
public interface OpposedCodes {

    /** A lake pseudonym of each person whose opposition is in force now; their other codes are found in the lake. */
    Set<Pseudonym> inForce();
}
