package eu.arete.lake.intake;

import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.TableSchema;
import eu.arete.privacy.SecondStage;
import java.util.ArrayList;
import java.util.List;

/**
 * How one file is read, fixed once its header is known and shared by the threads that read it.
 *
 * @param columns the fields in the order of the file
 * @param keys the columns that together may not repeat: the primary key or the whole row (no columns), then each unique one
 */
record FilePlan(
        TableSchema schema,
        List<Field> columns,
        List<int[]> keys,
        Encoding encoding,
        SecondStage stage,
        long[] secrets) {

    static FilePlan of(TableSchema schema, List<Field> columns, SecondStage stage, long[] secrets) {
        List<String> names = columns.stream().map(Field::name).toList();
        List<int[]> keys = new ArrayList<>();
        keys.add(schema.primaryKey().stream().mapToInt(names::indexOf).toArray());
        for (Field field : columns) {
            if (field.constraints().unique()) {
                keys.add(new int[] {names.indexOf(field.name())});
            }
        }
        return new FilePlan(schema, List.copyOf(columns), keys, Encoding.named(schema.encoding()), stage, secrets);
    }

    String nameOfKey(int key) {
        return key == 0 ? "" : columns.get(keys.get(key)[0]).name();
    }
}
