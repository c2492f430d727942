package eu.arete.hub.access.internal;

import eu.arete.hub.access.Precision;
import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Dataset;
import eu.arete.hub.procedures.Text;
import eu.arete.lake.schema.Bilingual;
import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.FieldRole;
import eu.arete.lake.schema.FieldType;
import eu.arete.lake.schema.TableSchema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the catalogue offers. */
@Component
class CatalogueOffer implements Offer {

    private final Catalogue catalogue;

    CatalogueOffer(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public List<DatasetOffer> datasets() {
        return catalogue.datasets().stream().map(CatalogueOffer::offer).toList();
    }

    @Override
    public Optional<DatasetOffer> dataset(String name) {
        return catalogue.find(name).map(CatalogueOffer::offer);
    }

    private static DatasetOffer offer(Dataset dataset) {
        return new DatasetOffer(
                dataset.name(),
                text(dataset.descriptor().titles()),
                dataset.descriptor().tables().stream()
                        .map(CatalogueOffer::offer)
                        .toList());
    }

    private static TableOffer offer(TableSchema table) {
        return new TableOffer(
                table.name(),
                text(table.titles()),
                table.fields().stream()
                        .map(field ->
                                new VariableOffer(field.name(), text(field.titles()), kind(field), precisions(field)))
                        .toList());
    }

    private static Kind kind(Field field) {
        return switch (field.role()) {
            case IDENTIFIER -> Kind.IDENTIFIER;
            case QUASI_IDENTIFIER -> Kind.POTENTIAL_IDENTIFIER;
            case PROFESSIONAL_IDENTIFIER -> Kind.PROFESSIONAL_IDENTIFIER;
            default -> Kind.PLAIN;
        };
    }

    /** A potential identifier may be given less precisely, or withheld; so may any date. */
    private static List<Precision> precisions(Field field) {
        Stream<Precision> suiting = eu.arete.lake.extract.Precision.of(field).stream()
                .map(precision -> Precision.valueOf(precision.name()));
        if (field.role() == FieldRole.QUASI_IDENTIFIER) {
            return Stream.concat(suiting, Stream.of(Precision.WITHHELD)).toList();
        }
        boolean dated = field.type() == FieldType.DATE || field.type() == FieldType.YEARMONTH;
        return dated && !field.isIdentifier() ? suiting.toList() : List.of();
    }

    private static Text text(Bilingual text) {
        return new Text(text.en(), text.fr());
    }
}
