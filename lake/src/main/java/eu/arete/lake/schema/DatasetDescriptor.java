package eu.arete.lake.schema;

import java.util.List;
import java.util.Optional;

/**
 * What a partner declares about a dataset: a Frictionless Data Package with our {@code arete} properties.
 *
 * @param partner the organisation that may deposit into it
 * @param fingerprint SHA-256 of the descriptor's bytes, in hexadecimal: two versions differ by it
 */
public record DatasetDescriptor(
        String name,
        Bilingual titles,
        Bilingual descriptions,
        String partner,
        Thresholds thresholds,
        List<TableSchema> tables,
        String fingerprint) {

    /** The longest descriptor read. */
    public static final int MAX_BYTES = 4 << 20;

    public DatasetDescriptor {
        tables = List.copyOf(tables);
    }

    /**
     * Reads a {@code datapackage.json}.
     *
     * @throws InvalidDescriptor naming every problem found
     */
    public static DatasetDescriptor parse(byte[] json) {
        return new DescriptorReader().read(json);
    }

    public Optional<TableSchema> table(String named) {
        return tables.stream().filter(table -> table.name().equals(named)).findFirst();
    }

    /** The table a file belongs to: {@code TABLE.csv} or {@code TABLE.<period>.csv}. */
    public Optional<TableSchema> tableOf(String fileName) {
        int dot = fileName.indexOf('.');
        return dot < 1 || !fileName.endsWith(".csv") ? Optional.empty() : table(fileName.substring(0, dot));
    }
}
