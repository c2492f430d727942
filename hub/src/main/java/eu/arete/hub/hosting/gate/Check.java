package eu.arete.hub.hosting.gate;

import eu.arete.hub.hosting.DeclaredHost;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Weighs one rule. Pure: the same facts at the same moment give the same finding. */
interface Check {
    Map<String, Check> ALL = Map.of(
            "storage", new StorageCheck(),
            "certification", new CertificationCheck(),
            "ownership", new OwnershipCheck(),
            "proofs", new ProofsCheck(),
            "transfer-page", new TransferPageCheck(),
            "build", new BuildCheck(),
            "remote-access", new RemoteAccessCheck());

    static Check named(String name) {
        Check check = ALL.get(name);
        if (check == null) {
            throw new IllegalArgumentException("The gate has no check " + name + ": one of " + ALL.keySet());
        }
        return check;
    }

    Finding at(Instant moment, Facts facts, Parameters parameters, GatePolicy policy);

    /** Moments at which the finding may change though no fact does. */
    default Stream<Instant> turns(Facts facts, Parameters parameters, GatePolicy policy) {
        return Stream.of();
    }

    Finding NO_HOST = Finding.failed("no-host", List.of());

    /** Whether the evidence a fact names is there: a fact that rests on nothing does not count. */
    static boolean isEvidenced(DeclaredHost host, String evidence) {
        return host.evidence().stream().anyMatch(one -> one.id().equals(evidence));
    }
}
