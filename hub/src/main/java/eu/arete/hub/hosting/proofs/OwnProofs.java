package eu.arete.hub.hosting.proofs;

import eu.arete.hub.Home;
import eu.arete.hub.hosting.KeysProof;
import eu.arete.hub.hosting.ProofKind;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.privacy.KeyStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The proofs this hub makes of itself at set times, whoever likes what comes of them. */
@Component
class OwnProofs {
    private static final int FEWEST_LOOKS = 3;

    private final ProofRegister register;
    private final EgressWatch egress;
    private final KeyStore keys;
    private final Home home;
    private final PublicLog log;
    private final SecureRandom random;
    private final Clock clock;
    private final Duration egressEvery;
    private final Duration keysEvery;

    OwnProofs(
            ProofRegister register,
            EgressWatch egress,
            KeyStore keys,
            Home home,
            PublicLog log,
            SecureRandom random,
            Clock clock,
            @Value("${arete.hosting.egress-every:PT6H}") Duration egressEvery,
            @Value("${arete.hosting.keys-every:PT24H}") Duration keysEvery) {
        this.register = register;
        this.egress = egress;
        this.keys = keys;
        this.home = home;
        this.log = log;
        this.random = random;
        this.clock = clock;
        this.egressEvery = egressEvery;
        this.keysEvery = keysEvery;
    }

    @Scheduled(fixedDelayString = "PT20S", initialDelayString = "${arete.hosting.first-proofs:PT1M}")
    void tick() {
        watch();
        if (isDue(ProofKind.KEYS, keysEvery)) {
            proveKeys();
        }
    }

    private void watch() {
        if (!egress.possible()) {
            return;
        }
        try {
            egress.look();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at this hub's own connections", e);
        }
        if (egress.looks() >= FEWEST_LOOKS && isDue(ProofKind.EGRESS, egressEvery)) {
            register.record(egress.report(clock.instant()));
        }
    }

    void proveKeys() {
        try {
            register.record(new KeysProof(keys, home.root(), random)
                    .make(log.checkpoint().checkpoint(), clock.instant()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the proof of keys", e);
        }
    }

    private boolean isDue(ProofKind kind, Duration every) {
        return register.latest(kind)
                .map(last -> !last.madeAt().plus(every).isAfter(clock.instant()))
                .orElse(true);
    }
}
