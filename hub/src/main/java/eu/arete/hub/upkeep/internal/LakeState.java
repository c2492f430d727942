package eu.arete.hub.upkeep.internal;

import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Dataset;
import eu.arete.hub.upkeep.TableUpkeep;
import eu.arete.lake.extract.SourceTable;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.LiveFile;
import eu.arete.lake.tables.Operation;
import eu.arete.lake.tables.SnapshotExpired;
import eu.arete.lake.tables.SnapshotNote;
import eu.arete.lake.tables.TableSnapshot;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** The lake's tables as upkeep looks at them. */
@Component("upkeepLakeState")
public class LakeState {
    private final Catalogue catalogue;
    private final Clock clock;

    LakeState(Catalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Every table of a dataset, as it stands. */
    List<SourceTable> sources(Dataset dataset) {
        return tables(dataset).entrySet().stream()
                .map(table -> catalogue
                        .snapshot(table.getKey())
                        .map(snapshot -> SourceTable.of(snapshot, table.getValue()))
                        .orElseGet(() -> SourceTable.empty(table.getKey(), table.getValue())))
                .toList();
    }

    /** Every table of a dataset with each file that any snapshot names that is remembered. */
    List<SourceTable> remembered(Dataset dataset) {
        List<SourceTable> all = new ArrayList<>();
        tables(dataset).forEach((name, schema) -> {
            Map<String, LiveFile> files = new LinkedHashMap<>();
            for (SnapshotNote note : catalogue.history(name)) {
                try {
                    catalogue
                            .snapshotAt(name, note.id())
                            .files()
                            .forEach(file -> files.put(file.file().id(), file));
                } catch (SnapshotExpired forgotten) {
                    // It was forgotten since it was listed: none of its files is left by it.
                    continue;
                }
            }
            all.add(new SourceTable(name, schema, OptionalLong.empty(), List.copyOf(files.values())));
        });
        return all;
    }

    Map<TableName, TableSchema> tables(Dataset dataset) {
        Map<TableName, TableSchema> tables = new LinkedHashMap<>();
        dataset.descriptor()
                .tables()
                .forEach(schema -> tables.put(new TableName(dataset.name(), schema.name()), schema));
        return tables;
    }

    /** Rows of before are past their time: those of a year are kept to the end of the last of the years they may be kept. */
    LocalDate limit(Dataset dataset) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
        return LocalDate.of(today.getYear() - dataset.descriptor().keeping().years() + 1, 1, 1);
    }

    public Map<String, List<TableUpkeep>> all() {
        Map<String, List<TableUpkeep>> all = new LinkedHashMap<>();
        for (Dataset dataset : catalogue.datasets()) {
            List<TableUpkeep> tables = new ArrayList<>();
            tables(dataset)
                    .keySet()
                    .forEach(name ->
                            catalogue.snapshot(name).ifPresent(snapshot -> tables.add(table(dataset, snapshot))));
            if (!tables.isEmpty()) {
                all.put(dataset.name(), tables);
            }
        }
        return all;
    }

    private TableUpkeep table(Dataset dataset, TableSnapshot snapshot) {
        List<SnapshotNote> history = catalogue.history(snapshot.table());
        Optional<LocalDate> oldest = dataset.table(snapshot.table().table()).flatMap(Dataset.TableState::firstDay);
        return new TableUpkeep(
                snapshot.table(),
                snapshot.rows(),
                snapshot.files().size(),
                withdrawn(snapshot),
                history.size(),
                withdrawn(snapshot) == 0 && !remembersErased(history),
                snapshot.committedAt(),
                oldest.orElse(null),
                oldest.map(day -> LocalDate.of(
                                day.getYear() + dataset.descriptor().keeping().years(), 1, 1))
                        .orElse(null));
    }

    static long withdrawn(TableSnapshot snapshot) {
        return snapshot.files().stream()
                .mapToLong(file -> file.deleted().count())
                .sum();
    }

    /** Whether a snapshot is remembered that is of before the last rows were written out. */
    static boolean remembersErased(List<SnapshotNote> newestFirst) {
        return newestFirst.stream().anyMatch(note -> note.operation() == Operation.PURGE);
    }
}
