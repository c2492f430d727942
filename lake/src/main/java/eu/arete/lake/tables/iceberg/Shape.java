package eu.arete.lake.tables.iceberg;

import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.IncompatibleColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.iceberg.PartitionData;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.mapping.MappingUtil;
import org.apache.iceberg.mapping.NameMappingParser;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * The columns of a table, as Iceberg has them. Files know their columns by name: so the same name is for ever the same type. The delivery
 * of a row is a column that no file has: the partition tells it.
 */
final class Shape {

    static final String DELIVERY = "arete_delivery";

    /** Under a JDBC catalogue the library takes this property, and writes plaintext. */
    static final String FALSE_COMFORT = TableProperties.ENCRYPTION_TABLE_KEY;

    private static final String CODE = "code of a person";

    private Shape() {}

    static Table create(Catalog catalog, TableIdentifier identifier, TableSchema schema) {
        List<Types.NestedField> columns = new ArrayList<>();
        columns.add(Types.NestedField.required(1, DELIVERY, Types.LongType.get()));
        for (Field field : schema.fields()) {
            columns.add(Types.NestedField.optional(columns.size() + 1, field.name(), type(field), doc(field)));
        }
        Schema columnsNow = new Schema(columns);
        return catalog.buildTable(identifier, columnsNow)
                .withPartitionSpec(
                        PartitionSpec.builderFor(columnsNow).identity(DELIVERY).build())
                .withProperties(Map.of(
                        TableProperties.FORMAT_VERSION,
                        "3",
                        TableProperties.DEFAULT_NAME_MAPPING,
                        NameMappingParser.toJson(MappingUtil.create(columnsNow))))
                .create();
    }

    static PartitionData partition(PartitionSpec spec, long delivery) {
        PartitionData partition = new PartitionData(spec.partitionType());
        partition.set(0, delivery);
        return partition;
    }

    /** Brings a table's columns to a new description. */
    static void evolve(TableName name, Table table, TableSchema schema) {
        checkCompatible(name, table, schema);
        Schema now = table.schema();
        UpdateSchema update = table.updateSchema();
        boolean changes = false;
        for (Types.NestedField column : now.columns()) {
            if (!column.name().equals(DELIVERY) && schema.field(column.name()).isEmpty()) {
                update.deleteColumn(column.name());
                changes = true;
            }
        }
        for (Field field : schema.fields()) {
            if (now.findField(field.name()) == null) {
                update.addColumn(field.name(), type(field), doc(field));
                changes = true;
            }
        }
        if (changes) {
            update.commit();
        }
    }

    /** Against every description there ever was: older files may still have a column that has vanished since. */
    private static void checkCompatible(TableName name, Table table, TableSchema schema) {
        TreeSet<String> refused = new TreeSet<>();
        for (Schema once : table.schemas().values()) {
            for (Field field : schema.fields()) {
                Types.NestedField column = once.findField(field.name());
                if (column != null
                        && (!column.type().equals(type(field)) || !Objects.equals(column.doc(), doc(field)))) {
                    refused.add(field.name());
                }
            }
        }
        if (!refused.isEmpty()) {
            throw new IncompatibleColumns(name, List.copyOf(refused));
        }
    }

    private static String doc(Field field) {
        return field.isIdentifier() ? CODE : "value";
    }

    private static Type type(Field field) {
        return switch (field.type()) {
            case INTEGER -> Types.LongType.get();
            case NUMBER -> field.scale() >= 0 ? Types.DecimalType.of(18, field.scale()) : Types.DoubleType.get();
            case DATE -> Types.DateType.get();
            case YEAR -> Types.IntegerType.get();
            case STRING, YEARMONTH -> Types.StringType.get();
        };
    }
}
