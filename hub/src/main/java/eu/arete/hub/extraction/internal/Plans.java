package eu.arete.hub.extraction.internal;

import eu.arete.hub.access.Criterion;
import eu.arete.hub.access.Permit;
import eu.arete.hub.access.Precision;
import eu.arete.hub.access.TableScope;
import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Dataset;
import eu.arete.hub.citizens.Oppositions;
import eu.arete.hub.pseudonymisation.Regimes;
import eu.arete.lake.extract.Condition;
import eu.arete.lake.extract.ExtractPlan;
import eu.arete.lake.extract.InvalidPlan;
import eu.arete.lake.extract.Sample;
import eu.arete.lake.extract.SourceTable;
import eu.arete.lake.extract.TableCut;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.SnapshotExpired;
import eu.arete.privacy.Recoding;
import eu.arete.privacy.Regime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Compiles a permit to a plan over the lake as it stands now. A permit says what may be taken; nothing else adds to it. */
@Component
class Plans {

    private final Catalogue catalogue;
    private final Oppositions oppositions;
    private final Regimes regimes;
    private final Clock clock;

    Plans(Catalogue catalogue, Oppositions oppositions, Regimes regimes, Clock clock) {
        this.catalogue = catalogue;
        this.oppositions = oppositions;
        this.regimes = regimes;
        this.clock = clock;
    }

    /** @throws InvalidPlan naming what the lake has not */
    ExtractPlan of(Permit permit) {
        return of(permit, sources());
    }

    /**
     * The same over the lake as it stood, without those who oppose by now.
     *
     * @param snapshots by table; a table without one held nothing
     * @param moment when they were current: their codes are of the regimes of then
     * @throws eu.arete.privacy.KeyRefused when the key of a regime of then was destroyed
     */
    ExtractPlan asOf(Permit permit, Map<String, Long> snapshots, Instant moment) throws SnapshotExpired {
        List<SourceTable> sources = new ArrayList<>();
        Regime common = regimes.ofOppositions();
        for (Dataset dataset : catalogue.datasets()) {
            Recoding recoding = new Recoding(regimes.of(dataset.name(), moment), common);
            for (TableSchema schema : dataset.descriptor().tables()) {
                TableName name = name(dataset.name(), schema.name());
                Long snapshot = snapshots.get(name.toString());
                sources.add(
                        snapshot == null
                                ? SourceTable.empty(name, schema)
                                : SourceTable.of(catalogue.snapshotAt(name, snapshot), schema)
                                        .recoded(recoding));
            }
        }
        return of(permit, sources);
    }

    private ExtractPlan of(Permit permit, List<SourceTable> sources) {
        List<TableCut> cuts = permit.scope().stream()
                .flatMap(scope -> scope.tables().stream().flatMap(table -> cut(scope.dataset(), table)))
                .toList();
        List<Condition> population =
                permit.population().criteria().stream().map(Plans::condition).toList();
        return new ExtractPlan(
                sources,
                cuts,
                permit.period().from(),
                permit.period().to(),
                population,
                oppositions.opposedAsOf(clock.instant()),
                new Sample(permit.population().perThousand()));
    }

    /** Nothing, when all of a table is withheld. */
    private static Stream<TableCut> cut(String dataset, TableScope table) {
        List<String> given = table.columns().stream()
                .filter(column -> table.precision(column) != Precision.WITHHELD)
                .toList();
        Map<String, eu.arete.lake.extract.Precision> precisions = given.stream()
                .filter(column -> table.precision(column) != Precision.AS_IS)
                .collect(Collectors.toMap(
                        column -> column,
                        column -> eu.arete.lake.extract.Precision.valueOf(
                                table.precision(column).name()),
                        (one, same) -> one));
        return given.isEmpty()
                ? Stream.empty()
                : Stream.of(new TableCut(name(dataset, table.table()), given, precisions));
    }

    /**
     * Every table of every dataset, in the codes of the oppositions even where a dataset was rotated alone: linkage rows anywhere may tie a code to somebody who opposes.
     */
    private List<SourceTable> sources() {
        List<SourceTable> sources = new ArrayList<>();
        Regime common = regimes.ofOppositions();
        for (Dataset dataset : catalogue.datasets()) {
            Recoding recoding = new Recoding(regimes.of(dataset.name()), common);
            dataset.descriptor().tables().forEach(schema -> {
                TableName name = name(dataset.name(), schema.name());
                sources.add(catalogue
                        .snapshot(name)
                        .map(snapshot -> SourceTable.of(snapshot, schema).recoded(recoding))
                        .orElseGet(() -> SourceTable.empty(name, schema)));
            });
        }
        return sources;
    }

    private static Condition condition(Criterion criterion) {
        return new Condition(
                name(criterion.dataset(), criterion.table()),
                criterion.column(),
                Condition.Test.valueOf(criterion.test().name()),
                criterion.values());
    }

    private static TableName name(String dataset, String table) {
        try {
            return new TableName(dataset, table);
        } catch (IllegalArgumentException e) {
            throw new InvalidPlan("Cannot extract from " + dataset + "/" + table + ": the lake has no such table");
        }
    }
}
