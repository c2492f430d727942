package eu.arete.hub.citizens;

import eu.arete.hub.Sha256;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.citizens.internal.DeskTable;
import eu.arete.hub.site.Fields;
import eu.arete.hub.site.Refused;
import eu.arete.hub.site.Throttle;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** The identity desks this hub listens to. */
@Service
public class Desks {
    private static final String PREFIX = "arete-desk-";
    private static final int TRIES_PER_ADDRESS = 30;

    private final DeskTable table;
    private final SecureRandom random;
    private final Clock clock;
    private final Throttle failures;

    Desks(DeskTable table, SecureRandom random, Clock clock) {
        this.table = table;
        this.random = random;
        this.clock = clock;
        this.failures = new Throttle(TRIES_PER_ADDRESS, clock);
    }

    /**
     * A desk just paired.
     *
     * @param token shown this once: the hub keeps its hash
     */
    public record Paired(UUID id, String name, String token) {
        @Override
        public String toString() {
            return "Paired[" + id + "]";
        }
    }

    public Paired pair(Actor actor, @Nullable String name) {
        actor.mustBe(Role.ADMINISTRATOR);
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Paired paired = new Paired(UUID.randomUUID(), Fields.text("name", name, 80), token);
        table.add(paired.id(), paired.name(), hash(token), clock.instant());
        return paired;
    }

    public List<Desk> all(Actor actor) {
        actor.mustBe(Role.ADMINISTRATOR);
        return table.all();
    }

    public void revoke(Actor actor, UUID id) {
        actor.mustBe(Role.ADMINISTRATOR);
        if (!table.revoke(id, clock.instant())) {
            throw Refused.notFound("citizens.no-such-desk");
        }
    }

    /**
     * The desk that holds this token.
     *
     * @param address where the request came from, for the count of failures
     * @throws Refused 401, or 429 after too many failures
     */
    public Desk holding(String token, String address) {
        byte[] hash = hash(token);
        return table.withToken(hash)
                .filter(known -> MessageDigest.isEqual(known.tokenHash(), hash))
                .map(DeskTable.Known::desk)
                .orElseThrow(() -> {
                    failures.count(address);
                    return Refused.because("citizens.not-a-desk").with(HttpStatus.UNAUTHORIZED);
                });
    }

    private static byte[] hash(String token) {
        return Sha256.digest().digest(token.getBytes(StandardCharsets.UTF_8));
    }
}
