package eu.arete.lake.engine.embedded;

import eu.arete.lake.engine.EngineColumn;
import eu.arete.lake.engine.EngineColumn.Type;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the driver's values to the few kinds that the engine's contract names. */
final class Values {

    private Values() {}

    /** Reads one column of the current row. */
    @FunctionalInterface
    interface Reader {
        @Nullable Object read(ResultSet result) throws SQLException;
    }

    static List<EngineColumn> columns(ResultSetMetaData data) throws SQLException {
        List<EngineColumn> columns = new ArrayList<>();
        for (int i = 1; i <= data.getColumnCount(); i++) {
            columns.add(new EngineColumn(data.getColumnName(i), type(data, i)));
        }
        return columns;
    }

    static List<Reader> readers(ResultSetMetaData data) throws SQLException {
        List<Reader> readers = new ArrayList<>();
        for (int i = 1; i <= data.getColumnCount(); i++) {
            readers.add(reader(type(data, i), i));
        }
        return readers;
    }

    static List<@Nullable Object> row(ResultSet result, List<Reader> readers) throws SQLException {
        @Nullable Object[] values = new Object[readers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = readers.get(i).read(result);
        }
        return Arrays.asList(values);
    }

    private static Reader reader(Type type, int i) {
        switch (type) {
            case INTEGER:
                return result -> {
                    long value = result.getLong(i);
                    return result.wasNull() ? null : (Object) value;
                };
            case NUMBER:
                return result -> number(result.getObject(i));
            case BOOLEAN:
                return result -> {
                    boolean value = result.getBoolean(i);
                    return result.wasNull() ? null : (Object) value;
                };
            default:
                return result -> text(result.getObject(i));
        }
    }

    private static @Nullable Object number(@Nullable Object value) {
        if (value == null || value instanceof BigDecimal) {
            return value;
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? BigDecimal.valueOf(number) : (Object) Double.toString(number);
        }
        return new BigDecimal(value.toString());
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof java.sql.Timestamp) {
            return ((java.sql.Timestamp) value).toLocalDateTime().toString();
        }
        return value.toString();
    }

    private static Type type(ResultSetMetaData data, int i) throws SQLException {
        switch (data.getColumnType(i)) {
            case Types.TINYINT:
            case Types.SMALLINT:
            case Types.INTEGER:
            case Types.BIGINT:
                return Type.INTEGER;
            case Types.FLOAT:
            case Types.REAL:
            case Types.DOUBLE:
            case Types.DECIMAL:
            case Types.NUMERIC:
                return Type.NUMBER;
            case Types.BOOLEAN:
                return Type.BOOLEAN;
            case Types.DATE:
                return Type.DATE;
            case Types.TIMESTAMP:
            case Types.TIMESTAMP_WITH_TIMEZONE:
                return Type.TIMESTAMP;
            case Types.VARCHAR:
                return Type.TEXT;
            default:
                return data.getColumnTypeName(i).matches("U?(HUGE|BIG|SMALL|TINY)?INT(EGER)?")
                        ? Type.NUMBER
                        : Type.OTHER;
        }
    }
}
