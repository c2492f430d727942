package eu.arete.hub.deposits.internal;

import eu.arete.hub.Home;
import eu.arete.hub.pseudonymisation.Regimes;
import eu.arete.lake.intake.Intake;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.SealedFiles;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyStore;
import eu.arete.privacy.Regime;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Lazy;

/** Where deliveries arrive: an inbox of sealed files, and the intake that checks them. */
@Configuration(proxyBeanMethods = false)
class Dock {
    static final KeyName INBOX = KeyName.of("inbox");

    @Bean
    SealedFiles inbox(Home home, KeyStore keys, SecureRandom random, DepositStore store) throws IOException {
        Set<String> waiting = store.inboxPaths();
        if (!waiting.isEmpty() && !keys.contains(INBOX)) {
            throw new IllegalStateException(waiting.size()
                    + " sealed files wait in the inbox and the key store does not hold their key: bring it back");
        }
        keys.ensureWrappingKey(INBOX);
        SealedFiles inbox = new SealedFiles(home.inbox(), keys, INBOX, random);
        // What a killed hub was receiving, or had no time to delete.
        inbox.sweep(waiting);
        return inbox;
    }

    /** Started by the first deposit: its engine is heavy, and most starts of a hub check nothing. */
    @Bean(destroyMethod = "close")
    @Lazy
    @DependsOn("lakeSweep")
    Intake intake(
            Home home,
            LakeStore lake,
            Regimes regimes,
            @Value("${arete.scratch:/dev/shm}") Path memory,
            @Value("${arete.intake.threads:0}") int threads) {
        int used = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
        return new Intake(lake, regimes.stage(Regime.first()), memory, home.part("spill"), used);
    }
}
