package eu.arete.hub.catalogue.web;

import eu.arete.hub.catalogue.Dataset;
import eu.arete.hub.hosting.Nature;
import eu.arete.lake.schema.Bilingual;
import eu.arete.privacy.disclosure.ProtectedCount;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dataset as scripts read it. Numbers of rows are protected: {@code <11}, or rounded. */
record DatasetAnswer(
        String name,
        Bilingual titles,
        Bilingual descriptions,
        String partner,
        Nature nature,
        long version,
        String fingerprint,
        String rows,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        List<Summary> tables) {

    record Summary(String name, Bilingual titles, String rows, int variables) {}

    static DatasetAnswer of(Dataset dataset) {
        return new DatasetAnswer(
                dataset.name(),
                dataset.descriptor().titles(),
                dataset.descriptor().descriptions(),
                dataset.descriptor().partner(),
                dataset.nature(),
                dataset.version(),
                dataset.descriptor().fingerprint(),
                ProtectedCount.of(dataset.rows()).text(),
                dataset.firstDay().orElse(null),
                dataset.lastDay().orElse(null),
                dataset.tables().stream()
                        .map(table -> new Summary(
                                table.schema().name(),
                                table.schema().titles(),
                                ProtectedCount.of(table.rows()).text(),
                                table.schema().fields().size()))
                        .toList());
    }
}
