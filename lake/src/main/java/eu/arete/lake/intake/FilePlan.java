package eu.arete.lake.intake;

import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.TableSchema;
import eu.arete.privacy.SecondStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one file is read, fixed once its header is known and shared by the threads that read it.
 *
 * @param columns the fields in the order of the file
 * @param codes the list each column is held against
 * @param keys the columns that together may not repeat: the primary key or the whole row (no columns), then each unique one
 * @param links what rows have to do with those of other files
 */
record FilePlan(
        TableSchema schema,
        List<Field> columns,
        List<Optional<CodeSet>> codes,
        List<int[]> keys,
        FileLinks links,
        Encoding encoding,
        SecondStage stage,
        long[] secrets) {

    static FilePlan of(TableSchema schema, List<Field> columns, FileLinks links, SecondStage stage, long[] secrets) {
        List<String> names = columns.stream().map(Field::name).toList();
        List<int[]> keys = new ArrayList<>();
        keys.add(schema.primaryKey().stream().mapToInt(names::indexOf).toArray());
        for (Field field : columns) {
            if (field.constraints().unique()) {
                keys.add(new int[] {names.indexOf(field.name())});
            }
        }
        List<Optional<CodeSet>> codes = columns.stream()
                .map(field -> field.codes().map(check -> CodeSet.of(field, check)))
                .toList();
        return new FilePlan(
                schema, List.copyOf(columns), codes, keys, links, Encoding.named(schema.encoding()), stage, secrets);
    }

    String nameOfKey(int key) {
        return key == 0 ? "" : columns.get(keys.get(key)[0]).name();
    }

    /** The columns of each link, those that others point to first. */
    List<int[]> linked() {
        List<String> names = columns.stream().map(Field::name).toList();
        List<int[]> linked = new ArrayList<>();
        links.parents()
                .forEach(parent -> linked.add(
                        parent.columns().stream().mapToInt(names::indexOf).toArray()));
        links.references()
                .forEach(reference -> linked.add(
                        reference.columns().stream().mapToInt(names::indexOf).toArray()));
        return linked;
    }
}
