package eu.arete.lake.extract;

import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.FieldType;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How precisely a column is given. Each keeps the order of values, so that what is true of the least and the greatest value of a
 * person is true of all.
 */
public enum Precision {
    AS_IS,
    /** Text {@code yyyy-MM}. */
    MONTH,
    /** The year, a whole number. */
    YEAR,
    /** The first of five years, or of five numbers: 1980 stands for 1980 to 1984. */
    BAND_5,
    /** The first of ten. */
    BAND_10,
    /** The first two characters of a commune's code, three overseas (97…, 98…). */
    DEPARTMENT,
    /** An age in years; 90 stands for 90 and more. */
    AGE_90;

    private static final Set<FieldType> YEARS = EnumSet.of(FieldType.DATE, FieldType.YEARMONTH);

    /** What may be asked of this column, the most precise first. */
    public static Set<Precision> of(Field field) {
        return switch (field.type()) {
            case DATE -> EnumSet.of(AS_IS, MONTH, YEAR, BAND_5, BAND_10);
            case YEARMONTH -> EnumSet.of(AS_IS, YEAR, BAND_5, BAND_10);
            case YEAR -> EnumSet.of(AS_IS, BAND_5, BAND_10);
            case INTEGER -> EnumSet.of(AS_IS, AGE_90, BAND_5, BAND_10);
            case STRING -> EnumSet.of(AS_IS, DEPARTMENT);
            case NUMBER -> EnumSet.of(AS_IS);
        };
    }

    /** The next less precise that suits the column, if there is one. */
    Optional<Precision> coarser(Field field) {
        return switch (this) {
            case AS_IS ->
                switch (field.type()) {
                    case DATE -> Optional.of(MONTH);
                    case YEARMONTH -> Optional.of(YEAR);
                    case YEAR, INTEGER -> Optional.of(BAND_5);
                    case STRING -> Optional.of(DEPARTMENT);
                    case NUMBER -> Optional.empty();
                };
            case MONTH -> Optional.of(YEAR);
            case YEAR, AGE_90 -> Optional.of(BAND_5);
            case BAND_5 -> Optional.of(BAND_10);
            case BAND_10, DEPARTMENT -> Optional.empty();
        };
    }

    /** An expression of the engine for a value of this column so given. */
    String sql(String value, Field field) {
        String year = YEARS.contains(field.type()) ? year(value, field) : value;
        return switch (this) {
            case AS_IS -> value;
            case MONTH -> "strftime(" + value + ", '%Y-%m')";
            case YEAR -> year;
            case BAND_5 -> band(year, 5);
            case BAND_10 -> band(year, 10);
            case DEPARTMENT ->
                "left(" + value + ", CASE WHEN left(" + value + ", 2) IN ('97', '98') THEN 3 ELSE 2 END)";
            case AGE_90 -> "CASE WHEN " + value + " > 90 THEN 90 ELSE " + value + " END";
        };
    }

    private static String year(String value, Field field) {
        return field.type() == FieldType.DATE
                ? "year(" + value + ")::INTEGER"
                : "TRY_CAST(left(" + value + ", 4) AS INTEGER)";
    }

    private static String band(String number, int width) {
        return "(floor(" + number + " / " + width + ".0) * " + width + ")::BIGINT";
    }
}
