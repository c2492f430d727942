package eu.arete.hub.pseudonymisation.internal;

import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.pseudonymisation.Rotation;
import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.EntryType;
import eu.arete.hub.publiclog.Field;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.lake.store.TableName;
import java.time.Clock;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Destroys the key of a regime under which nothing lies any more: no dataset, no oppositions, no remembered snapshot of a table, no
 * running rotation. From then on nobody passes from its codes to others. The log tells first, the key follows the commit, and at the
 * next look if the hub dies between. Files of a rotation that was given up go too.
 */
@Component
class OldKeys {
    private final RegimeTable regimes;
    private final RegimeKeys keys;
    private final RotationStore rotations;
    private final Preparation preparation;
    private final Catalogue catalogue;
    private final PublicLog log;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OldKeys(
            RegimeTable regimes,
            RegimeKeys keys,
            RotationStore rotations,
            Preparation preparation,
            Catalogue catalogue,
            PublicLog log,
            TransactionTemplate transaction,
            Clock clock) {
        this.regimes = regimes;
        this.keys = keys;
        this.rotations = rotations;
        this.preparation = preparation;
        this.catalogue = catalogue;
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void look() {
        transaction.executeWithoutResult(status -> {
            regimes.lockAlone();
            int wanted = rotations.open().flatMap(Rotation::regime).orElse(0);
            for (int regime : regimes.kept()) {
                if (regime != wanted && !lies(regime)) {
                    regimes.destroy(regime, clock.instant());
                    log.append(Entry.of(EntryType.REGIME_KEY_DESTROYED).with(Field.REGIME, Integer.toString(regime)));
                }
            }
        });
        preparation.clear();
        regimes.destroyed().stream().filter(keys::exists).forEach(keys::destroy);
    }

    private boolean lies(int regime) {
        return regimes.under(regime).stream()
                .anyMatch(standing -> standing.until().isEmpty()
                        || standing.dataset()
                                .filter(dataset ->
                                        isRemembered(dataset, standing.until().orElseThrow()))
                                .isPresent());
    }

    /** Whether a table of the dataset can still be read as it stood before that moment. */
    private boolean isRemembered(String dataset, Instant moment) {
        return catalogue.dataset(dataset).descriptor().tables().stream()
                .flatMap(table -> catalogue.history(new TableName(dataset, table.name())).stream())
                .anyMatch(note -> note.committedAt().isBefore(moment));
    }
}
