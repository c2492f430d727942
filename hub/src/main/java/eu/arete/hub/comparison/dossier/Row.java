package eu.arete.hub.comparison.dossier;

import eu.arete.hub.comparison.DossierFault;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One row of a table, whose cells are read as what they must be or refused. */
public record Row(Table table, int line, List<String> cells) {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(([._]|-+)[a-z0-9]+)*");
    private static final Pattern NUMBER = Pattern.compile("(0|[1-9][0-9]{0,11})(\\.[0-9]{1,6})?");
    private static final int LONGEST_ID = 100;

    public Row {
        cells = List.copyOf(cells);
    }

    public String text(String column) {
        return cells.get(table.column(column));
    }

    String filled(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            throw fault(column, "is empty", "Fill it");
        }
        return text;
    }

    Optional<String> optional(String column) {
        return Optional.of(text(column)).filter(text -> !text.isEmpty());
    }

    String id(String column) {
        String id = filled(column);
        if (id.length() > LONGEST_ID || !ID.matcher(id).matches()) {
            throw fault(
                    column,
                    "is not an identifier",
                    "Use at most 100 of a-z and 0-9, with . _ or - between them, as a-b.c");
        }
        return id;
    }

    BigDecimal number(String column) {
        return number(column, filled(column));
    }

    BigDecimal number(String column, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw fault(
                    column,
                    "is not a number",
                    "Write at most 12 digits, a dot and at most 6 decimals, without sign, space or exponent");
        }
        return new BigDecimal(text);
    }

    BigDecimal percent(String column) {
        BigDecimal percent = number(column);
        if (percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw fault(column, "is more than 100 percent", "Write a percentage from 0 to 100");
        }
        return percent;
    }

    LocalDate date(String column) {
        String text = filled(column);
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= 1990 && date.getYear() <= 9999) {
                return date;
            }
        } catch (DateTimeException e) {
            throw fault(column, "is not a date", "Write it as 2026-01-31");
        }
        throw fault(column, "is a date out of bounds", "Write a date between 1990 and 9999");
    }

    boolean flag(String column) {
        return switch (filled(column)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw fault(column, "is neither true nor false", "Write true or false");
        };
    }

    String country(String column) {
        String country = filled(column);
        if (!country.matches("[A-Z]{2}")) {
            throw fault(column, "is not a country", "Write its two capital letters of ISO 3166, as FR");
        }
        return country;
    }

    /** A constant of an enum, written in lower case with dashes. */
    <E extends Enum<E>> E one(String column, Class<E> type) {
        String text = filled(column);
        for (E constant : type.getEnumConstants()) {
            if (written(constant).equals(text)) {
                return constant;
            }
        }
        String known = String.join(
                ", ", Arrays.stream(type.getEnumConstants()).map(Row::written).toList());
        throw fault(column, "is none of " + known, "Use one of them");
    }

    public static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    DossierFault fault(String column, String fault, String remedy) {
        String shown = text(column);
        shown = shown.length() > 60 ? shown.substring(0, 60) + "…" : shown;
        return table.fault(line, "the " + column + " '" + shown + "' " + fault, remedy);
    }
}
