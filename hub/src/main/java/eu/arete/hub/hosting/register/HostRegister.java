package eu.arete.hub.hosting.register;

import eu.arete.hub.hosting.DeclaredHost;
import eu.arete.hub.hosting.Hosts;
import eu.arete.hub.site.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What is and was known of hosts, for anyone. */
@Service
public class HostRegister implements Hosts {
    /** Where a day begins for the register. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private final FactTable table;
    private final Archives archives;
    private final Clock clock;

    HostRegister(FactTable table, Archives archives, Clock clock) {
        this.table = table;
        this.archives = archives;
        this.clock = clock;
    }

    @Override
    public Optional<DeclaredHost> ours() {
        return asKnown(today(), now());
    }

    @Override
    public Optional<DeclaredHost> asKnown(LocalDate validAt, Instant recordedAt) {
        return table.oursAt(recordedAt)
                .flatMap(service -> asKnown(service, validAt, recordedAt).host());
    }

    public Optional<String> oursNow() {
        return table.oursAt(now());
    }

    public Known asKnown(String service, LocalDate validAt, Instant recordedAt) {
        return new Known(service, validAt, recordedAt, table.knownAt(service, recordedAt), archives.all());
    }

    /** @throws Refused 404 if nothing was ever declared of it */
    public Known now(String service) {
        mustExist(service);
        return new Known(service, today(), now(), table.current(service), archives.all());
    }

    /** @throws Refused 404 */
    public void mustExist(String service) {
        if (!Shape.isSlug(service) || !table.exists(service)) {
            throw Refused.notFound("hosting.register.no-such-service");
        }
    }

    public List<String> services() {
        return table.services();
    }

    /** Newest first. */
    public List<Version> versions(String service) {
        mustExist(service);
        return table.versions(service);
    }

    /** All that was ever known of it, superseded or not, in the order in which it was. */
    public List<Fact> ever(String service) {
        mustExist(service);
        return table.ever(service);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    public Instant now() {
        return clock.instant();
    }
}
