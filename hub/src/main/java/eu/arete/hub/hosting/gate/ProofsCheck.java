package eu.arete.hub.hosting.gate;

import eu.arete.hub.hosting.Proof;
import eu.arete.hub.hosting.ProofKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The last proof of each of these kinds passed, and is young enough. */
final class ProofsCheck implements Check {
    /** Clocks of two machines may differ this much. */
    static final Duration AHEAD = Duration.ofMinutes(5);

    @Override
    public Finding at(Instant moment, Facts facts, Parameters parameters, GatePolicy policy) {
        List<String> hashes = new ArrayList<>();
        Instant oldest = moment;
        for (ProofKind kind : kinds(parameters)) {
            Optional<Proof> last = Optional.ofNullable(facts.proofs().get(kind));
            if (last.isEmpty()) {
                return Finding.failed("proof.none", hashes, kind);
            }
            Proof proof = last.get();
            List<String> hash = List.of(proof.sha256());
            if (proof.madeAt().isAfter(moment.plus(AHEAD))) {
                return Finding.failed("proof.future", hash, kind, policy.dayOf(proof.madeAt()));
            }
            if (!proof.passed()) {
                return Finding.failed("proof.failed", hash, kind, policy.dayOf(proof.madeAt()));
            }
            if (!moment.isBefore(policy.after(proof.madeAt(), parameters.amount("age")))) {
                return Finding.failed("proof.old", hash, kind, policy.dayOf(proof.madeAt()));
            }
            hashes.add(proof.sha256());
            oldest = proof.madeAt().isBefore(oldest) ? proof.madeAt() : oldest;
        }
        return Finding.met("proof.met", hashes, policy.dayOf(oldest));
    }

    @Override
    public Stream<Instant> turns(Facts facts, Parameters parameters, GatePolicy policy) {
        return kinds(parameters).stream()
                .flatMap(kind -> Stream.ofNullable(facts.proofs().get(kind)))
                .map(proof -> policy.after(proof.madeAt(), parameters.amount("age")));
    }

    private static List<ProofKind> kinds(Parameters parameters) {
        return parameters.texts("kinds").stream().map(ProofKind::valueOf).toList();
    }
}
