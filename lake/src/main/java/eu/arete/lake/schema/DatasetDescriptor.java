package eu.arete.lake.schema;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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
    public static final int MAX_BYTES = 16 << 20;

    private static final Pattern FILE =
            Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}(\\.[A-Za-z0-9_-]{1,40})?\\.(csv|txt)(\\.gz|\\.zst)?");

    private static final Pattern PACKED = Pattern.compile("(\\.(csv|txt))\\.(gz|zst)$");

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

    /**
     * The table a file belongs to: {@code TABLE.csv} or {@code TABLE.<period>.csv}, {@code .txt} likewise, packed by gzip ({@code .gz}) or
     * Zstandard ({@code .zst}) or not.
     */
    public Optional<TableSchema> tableOf(String fileName) {
        return FILE.matcher(fileName).matches()
                ? table(fileName.substring(0, fileName.indexOf('.')))
                : Optional.empty();
    }

    /** Whether a file may have this name, whatever its table. */
    public static boolean isFileName(String name) {
        return FILE.matcher(name).matches();
    }

    /** The name under which a file is known, packed or not: a correction may be packed where the first was not. */
    public static String unpackedName(String fileName) {
        return PACKED.matcher(fileName).replaceFirst("$1");
    }
}
