package eu.arete.hub.hosting.gate;

import eu.arete.hub.hosting.Proof;
import eu.arete.hub.hosting.ProofKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What runs has the hash that separate builds of the public sources gave. It does not age: another build is another hash. */
final class BuildCheck implements Check {
    @Override
    public Finding at(Instant moment, Facts facts, Parameters parameters, GatePolicy policy) {
        Optional<Proof> last = Optional.ofNullable(facts.proofs().get(ProofKind.BUILD));
        if (last.isEmpty()) {
            return Finding.failed("proof.none", List.of(), ProofKind.BUILD);
        }
        Proof proof = last.get();
        List<String> hash = List.of(proof.sha256());
        if (!proof.passed() || proof.madeAt().isAfter(moment)) {
            return Finding.failed("proof.failed", hash, ProofKind.BUILD, policy.dayOf(proof.madeAt()));
        }
        String built = proof.facts().getOrDefault(parameters.text("fact"), "");
        if (facts.build().isEmpty()) {
            return Finding.failed("build.unknown", hash);
        }
        return !built.isEmpty() && facts.build().get().equals(built)
                ? Finding.met("build.met", hash, built)
                : Finding.failed("build.different", hash, facts.build().get(), built);
    }
}
