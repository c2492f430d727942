package eu.arete.hub.airlock.internal;

import eu.arete.hub.Sha256;
import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.EntryType;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.privacy.disclosure.DisclosurePolicy;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the public log of each disclosure policy that comes into force, once. */
@Component
class PolicyRegister {

    private final JdbcClient jdbc;
    private final PublicLog log;
    private final Clock clock;

    PolicyRegister(JdbcClient jdbc, PublicLog log, Clock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.clock = clock;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Transactional
    void adopt() {
        DisclosurePolicy policy = DisclosurePolicy.current();
        String sha256 = Sha256.of(text(policy).getBytes(StandardCharsets.UTF_8));
        Optional<String> known = jdbc.sql("select sha256 from airlock.policy where version = :version")
                .param("version", policy.version())
                .query(String.class)
                .optional();
        if (known.isEmpty()) {
            jdbc.sql("insert into airlock.policy (version, sha256, adopted_at) values (:version, :sha256, :now)")
                    .param("version", policy.version())
                    .param("sha256", sha256)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            log.append(
                    Entry.of(EntryType.POLICY_CHANGED).policy(policy.version()).sha256(sha256));
        } else if (!known.get().equals(sha256)) {
            throw new IllegalStateException(
                    "Disclosure policy %s is not what was adopted under that version: name a new one"
                            .formatted(policy.version()));
        }
    }

    /** What is hashed: the declared values, one a line, in alphabetical order. */
    static String text(DisclosurePolicy policy) {
        return policy.declared().entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
