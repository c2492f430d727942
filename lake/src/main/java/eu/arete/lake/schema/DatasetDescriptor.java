package eu.arete.lake.schema;

import java.util.List;
import java.util.Optional;

/**
 * What a partner declares about a dataset: a Frictionless Data Package with our {@code arete} properties.
 *
 * @param partner the organisation that may deposit into it
 * @param synthetic whether it says that it is about nobody who exists; unsaid, it is about people
 * @param keeping how long rows are kept, and for whom not
 * @param fingerprint SHA-256 of the descriptor's bytes, in hexadecimal: two versions differ by it
 */
public record DatasetDescriptor(
        String name,
        Bilingual titles,
        Bilingual descriptions,
        String partner,
        boolean synthetic,
        Thresholds thresholds,
        Keeping keeping,
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

    /** The table a file belongs to: {@code TABLE.csv} or {@code TABLE.<period>.csv}, packed by gzip ({@code .gz}) or not. */
    public Optional<TableSchema> tableOf(String fileName) {
        String plain = unpackedName(fileName);
        int dot = plain.indexOf('.');
        return dot < 1 || !plain.endsWith(".csv") ? Optional.empty() : table(plain.substring(0, dot));
    }

    /** The name under which a file is known, packed or not: a correction may be packed where the first was not. */
    public static String unpackedName(String fileName) {
        return fileName.endsWith(".csv.gz") ? fileName.substring(0, fileName.length() - ".gz".length()) : fileName;
    }
}
