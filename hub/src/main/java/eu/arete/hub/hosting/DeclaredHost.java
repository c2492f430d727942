package eu.arete.hub.hosting;

import java.util.List;
import java.util.Optional;

/** What is known of one hosting service at a moment: the facts that the gate weighs. */
public record DeclaredHost(
        String service,
        String name,
        LegalEntity provider,
        List<LegalEntity> entities,
        List<Stake> stakes,
        List<Location> locations,
        List<RemoteAccess> remoteAccesses,
        List<Certification> certifications,
        Optional<TransferPage> transferPage,
        List<Evidence> evidence) {

    public DeclaredHost {
        entities = List.copyOf(entities);
        stakes = List.copyOf(stakes);
        locations = List.copyOf(locations);
        remoteAccesses = List.copyOf(remoteAccesses);
        certifications = List.copyOf(certifications);
        evidence = List.copyOf(evidence);
    }
}
