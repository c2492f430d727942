package eu.arete.hub.cli.move;

import java.util.List;
import java.util.Map;

/**
 * What an archive holds, sealed with it: it opens with the hub's keys only, and so also proves that nobody without them wrote
 * or changed the archive.
 *
 * @param files SHA-256 of the manifest's list of files
 * @param migrations the version of each room's schema
 * @param sealed files of the home that were not ciphertext already
 * @param keys SHA-256 of each key file that must come by another way
 */
record Contents(
        String files,
        Map<String, String> migrations,
        List<TableContent> tables,
        List<SequenceContent> sequences,
        List<HomeFile> sealed,
        Map<String, String> keys) {
    Contents {
        migrations = Map.copyOf(migrations);
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        sealed = List.copyOf(sealed);
        keys = Map.copyOf(keys);
    }

    /**
     * @param sha256 of the rows in their canonical form and order ({@link Table#select})
     * @param file the rows, sealed
     */
    record TableContent(Table table, long rows, String sha256, SealedEntry file) {}

    /** @param called whether {@code value} was given out, or is the next one */
    record SequenceContent(String schema, String name, long value, boolean called) {}

    /** @param path relative to the home */
    record HomeFile(String path, long bytes, String sha256, SealedEntry file) {}

    long rows() {
        return tables.stream().mapToLong(TableContent::rows).sum();
    }
}
