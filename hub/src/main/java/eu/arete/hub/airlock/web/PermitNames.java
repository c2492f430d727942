package eu.arete.hub.airlock.web;

import eu.arete.hub.access.Permit;
import eu.arete.hub.access.PermitId;
import eu.arete.hub.access.Permits;
import eu.arete.hub.site.Refused;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds a permit by what people write: its number, or its identity. */
@Component
class PermitNames {

    private final Permits permits;

    PermitNames(Permits permits) {
        this.permits = permits;
    }

    Permit find(String name) {
        return identity(name)
                .flatMap(permits::find)
                .or(() -> permits.find(name))
                .orElseThrow(() -> Refused.notFound("airlock.no-permit", name));
    }

    private static Optional<PermitId> identity(String name) {
        try {
            return Optional.of(new PermitId(UUID.fromString(name)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
