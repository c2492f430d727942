package eu.arete.lake.schema;

import java.util.List;
import java.util.Optional;

/**
 * One column of a table.
 *
 * @param format for dates, a {@link DatePattern}; empty for the other types
 * @param decimalChar the decimal separator of a number, {@code .} or {@code ,}
 * @param missingValues the markers that mean "no value" in this column
 * @param codeList the name of the nomenclature its values come from
 * @param codes that nomenclature, when the package brings it, and what it is for
 * @param position where it stands in a line of fixed width
 * @param unit the unit of its values, as UCUM or ISO 4217 writes it
 */
public record Field(
        String name,
        FieldType type,
        String format,
        char decimalChar,
        String description,
        Constraints constraints,
        List<String> missingValues,
        FieldRole role,
        Optional<String> codeList,
        Optional<CodeCheck> codes,
        Optional<Position> position,
        Optional<String> unit,
        Bilingual titles) {

    public Field {
        missingValues = List.copyOf(missingValues);
    }

    public boolean isIdentifier() {
        return role == FieldRole.IDENTIFIER;
    }

    /** The fraction digits kept exactly, for amounts of money; -1 when the number is a binary floating point. */
    public int scale() {
        return type == FieldType.NUMBER && unit.filter("EUR"::equals).isPresent() ? 4 : -1;
    }

    /** The SQL type the lake stores it under: what queries over the table see. */
    public String sqlType() {
        return switch (type) {
            case INTEGER -> "BIGINT";
            case NUMBER -> scale() >= 0 ? "DECIMAL(18," + scale() + ")" : "DOUBLE";
            case DATE -> "DATE";
            case YEAR -> "INTEGER";
            // Text yyyy-MM, as Table Schema writes it: sorts and compares as time does.
            case STRING, YEARMONTH -> "VARCHAR";
        };
    }
}
