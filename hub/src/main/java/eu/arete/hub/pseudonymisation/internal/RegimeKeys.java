package eu.arete.hub.pseudonymisation.internal;

import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyStore;
import eu.arete.privacy.Regime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The keys of regimes, under the name of their number. A number is used once. */
@Component
public class RegimeKeys {
    private final KeyStore keys;
    private final Map<Integer, Regime> known = new ConcurrentHashMap<>();

    RegimeKeys(KeyStore keys) {
        this.keys = keys;
    }

    /** @throws eu.arete.privacy.KeyRefused when its key was destroyed */
    public Regime regime(int number) {
        return known.computeIfAbsent(
                number, n -> n == Regime.FIRST ? Regime.first() : Regime.of(n, keys.secret(name(n))));
    }

    void make(int number) {
        keys.ensureSecret(name(number));
    }

    void destroy(int number) {
        known.remove(number);
        keys.destroy(name(number));
    }

    boolean exists(int number) {
        return keys.contains(name(number));
    }

    private static KeyName name(int number) {
        return KeyName.of("regime-" + number);
    }
}
