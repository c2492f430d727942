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
 * @param build SHA-256 of the program that runs; empty when it runs from no package
 */
public record Facts(
        Optional<DeclaredHost> host,
        Map<ProofKind, Proof> proofs,
        List<Derogation> derogations,
        Optional<String> build) {
    public Facts {
        proofs = Map.copyOf(proofs);
        derogations = List.copyOf(derogations);
    }
}
