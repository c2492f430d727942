package eu.arete.hub.pseudonymisation;

import eu.arete.hub.pseudonymisation.internal.RegimeKeys;
import eu.arete.hub.pseudonymisation.internal.RegimeTable;
import eu.arete.hub.pseudonymisation.internal.SecondSecret;
import eu.arete.privacy.Pseudonym;
import eu.arete.privacy.Recoding;
import eu.arete.privacy.Regime;
import eu.arete.privacy.SecondStage;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Under which codes everything lies. */
@Service
public class Regimes {
    private final RegimeTable table;
    private final RegimeKeys keys;
    private final SecondSecret second;

    Regimes(RegimeTable table, RegimeKeys keys, SecondSecret second) {
        this.table = table;
        this.keys = keys;
        this.second = second;
    }

    /** That of a dataset's rows; the first, while nobody rotated it. */
    public Regime of(String dataset) {
        return keys.regime(table.of(dataset));
    }

    /**
     * That of a dataset's rows as they stood then.
     *
     * @throws eu.arete.privacy.KeyRefused when its key was destroyed
     */
    public Regime of(String dataset, Instant moment) {
        return keys.regime(table.of(dataset, moment));
    }

    /** That of the codes by which oppositions are kept, and in which extracts across datasets are made. */
    public Regime ofOppositions() {
        return keys.regime(table.ofOppositions());
    }

    /** These codes of the oppositions under every regime in which something can still be read, past snapshots included. */
    public Set<Pseudonym> everywhere(Set<Pseudonym> ofOppositions) {
        Regime from = ofOppositions();
        Set<Pseudonym> all = new HashSet<>();
        Stream.concat(Stream.of(Regime.FIRST), table.kept().stream()).forEach(number -> {
            Recoding recoding = new Recoding(from, keys.regime(number));
            ofOppositions.forEach(code -> all.add(recoding.recode(code)));
        });
        return all;
    }

    /** Makes the pseudonyms of that regime out of first-stage codes. */
    public SecondStage stage(Regime regime) {
        return new SecondStage(second.bytes(), regime);
    }

    /**
     * Keeps every regime as it is until the caller's transaction ends. To be called before anything else is locked.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is active
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold() {
        table.lockShared();
    }

    /** {@link #hold}, and whether rows made under that regime may be registered in this transaction: if not, they are made again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean holds(String dataset, Regime regime) {
        table.lockShared();
        return table.of(dataset) == regime.number();
    }
}
