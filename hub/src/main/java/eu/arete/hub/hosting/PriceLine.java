package eu.arete.hub.hosting;

import java.time.LocalDate;

/**
 * One line of the price of a machine, as on the provider's public list.
 *
 * @param unit {@code hour}, {@code month} (730 hours), {@code year}, or {@code once} (spread over three years, as in TPC pricing)
 * @param source where the price is published
 * @param date when it was read there
 */
public record PriceLine(String item, double quantity, String unit, double unitPrice, String source, LocalDate date) {
    private static final double HOURS_OF_A_MONTH = 730;
    private static final double HOURS_OF_A_YEAR = 8760;

    static boolean isUnit(String unit) {
        return unit.equals("hour") || unit.equals("month") || unit.equals("year") || unit.equals("once");
    }

    public double perHour() {
        double price = quantity * unitPrice;
        return switch (unit) {
            case "hour" -> price;
            case "month" -> price / HOURS_OF_A_MONTH;
            case "year" -> price / HOURS_OF_A_YEAR;
            default -> price / (3 * HOURS_OF_A_YEAR);
        };
    }
}
