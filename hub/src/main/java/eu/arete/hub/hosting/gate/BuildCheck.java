package eu.arete.hub.hosting.gate;

import eu.arete.hub.hosting.Proof;
import eu.arete.hub.hosting.ProofKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Each jar that runs has the hash that separate builds of the public sources gave. It does not age: another build is another hash. */
final class BuildCheck implements Check {
    @Override
    public Finding at(Instant moment, Facts facts, Parameters parameters, GatePolicy policy) {
        Optional<Proof> last = Optional.ofNullable(facts.proofs().get(ProofKind.BUILD));
        if (last.isEmpty()) {
            return Finding.failed("proof.none", List.of(), ProofKind.BUILD);
        }
        Proof proof = last.get();
        List<String> hash = List.of(proof.sha256());
        if (!proof.passed() || proof.madeAt().isAfter(moment.plus(ProofsCheck.AHEAD))) {
            return Finding.failed("proof.failed", hash, ProofKind.BUILD, policy.dayOf(proof.madeAt()));
        }
        if (facts.jars().isEmpty()) {
            return Finding.failed("build.unknown", hash);
        }
        String prefix = parameters.text("fact");
        for (Map.Entry<String, String> jar : new TreeMap<>(facts.jars()).entrySet()) {
            if (!jar.getValue().equals(proof.facts().get(prefix + jar.getKey()))) {
                return Finding.failed("build.different", hash, jar.getKey());
            }
        }
        return Finding.met("build.met", hash, facts.jars().size());
    }
}
