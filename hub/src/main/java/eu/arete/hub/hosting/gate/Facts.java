package eu.arete.hub.hosting.gate;

import eu.arete.hub.hosting.DeclaredHost;
import eu.arete.hub.hosting.Proof;
import eu.arete.hub.hosting.ProofKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a decision of the gate rests on, at the moment it is taken.
 *
 * @param host the one this hub declares it runs on
 * @param proofs the last of each kind
 * @param derogations those that were approved, ended or not
 * @param jars SHA-256 of each of our own jars that run; empty when the hub runs from no jar
 */
public record Facts(
        Optional<DeclaredHost> host,
        Map<ProofKind, Proof> proofs,
        List<Derogation> derogations,
        Map<String, String> jars) {
    public Facts {
        proofs = Map.copyOf(proofs);
        derogations = List.copyOf(derogations);
        jars = Map.copyOf(jars);
    }
}
