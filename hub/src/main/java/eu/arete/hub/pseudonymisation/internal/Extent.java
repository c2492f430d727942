package eu.arete.hub.pseudonymisation.internal;

import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Dataset;
import eu.arete.hub.pseudonymisation.Rotation;
import eu.arete.lake.rotation.FileRotation;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.LiveFile;
import eu.arete.lake.tables.TableSnapshot;
import eu.arete.privacy.Regime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a rotation is about, as it stands now: the tables that hold codes of persons, always in the same order. */
@Component
class Extent {
    private final Catalogue catalogue;
    private final RegimeTable regimes;
    private final RegimeKeys keys;

    Extent(Catalogue catalogue, RegimeTable regimes, RegimeKeys keys) {
        this.catalogue = catalogue;
        this.regimes = regimes;
        this.keys = keys;
    }

    /** @param from the regime its rows are of */
    record Table(TableSchema schema, TableSnapshot snapshot, Regime from) {
        List<LiveFile> files() {
            return snapshot.files();
        }
    }

    List<String> datasets(Rotation rotation) {
        return rotation.dataset()
                .map(List::of)
                .orElseGet(() -> catalogue.datasets().stream()
                        .map(Dataset::name)
                        .sorted()
                        .toList());
    }

    List<Table> tables(Rotation rotation) {
        List<Table> tables = new ArrayList<>();
        for (String dataset : datasets(rotation)) {
            Regime from = keys.regime(regimes.of(dataset));
            for (TableSchema schema : catalogue.dataset(dataset).descriptor().tables()) {
                if (FileRotation.concerns(schema)) {
                    catalogue
                            .snapshot(new TableName(dataset, schema.name()))
                            .ifPresent(snapshot -> tables.add(new Table(schema, snapshot, from)));
                }
            }
        }
        return tables;
    }
}
