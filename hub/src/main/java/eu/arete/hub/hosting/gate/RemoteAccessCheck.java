package eu.arete.hub.hosting.gate;

import eu.arete.hub.hosting.DeclaredHost;
import eu.arete.hub.hosting.RemoteAccess;
import eu.arete.hub.hosting.TransferPage;
import java.time.Instant;
import java.util.List;

/** No access from elsewhere than these countries, or each with its safeguard. That there is none must be stated by somebody. */
final class RemoteAccessCheck implements Check {
    @Override
    public Finding at(Instant moment, Facts facts, Parameters parameters, GatePolicy policy) {
        if (facts.host().isEmpty()) {
            return NO_HOST;
        }
        DeclaredHost host = facts.host().get();
        List<String> countries = parameters.texts("countries");
        List<RemoteAccess> outside = host.remoteAccesses().stream()
                .filter(access -> !countries.contains(access.country()))
                .toList();
        for (RemoteAccess access : outside) {
            List<String> evidence = List.of(access.evidence());
            if (access.safeguard().isBlank()) {
                return Finding.failed("remote-access.bare", evidence, access.country(), access.purpose());
            }
            if (!access.standing().opensGates() || !Check.isEvidenced(host, access.evidence())) {
                return Finding.failed("remote-access.unproven", evidence, access.country(), access.purpose());
            }
        }
        if (!outside.isEmpty()) {
            return Finding.met(
                    "remote-access.safe",
                    outside.stream()
                            .map(RemoteAccess::evidence)
                            .distinct()
                            .sorted()
                            .toList(),
                    outside.size());
        }
        return host.transferPage()
                .map(TransferPage::sha256)
                .map(stated -> Finding.met("remote-access.none", List.of(stated)))
                .orElse(Finding.failed("remote-access.unstated", List.of()));
    }
}
