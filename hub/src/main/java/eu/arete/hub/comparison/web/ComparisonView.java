package eu.arete.hub.comparison.web;

import eu.arete.hub.Sha256;
import eu.arete.hub.comparison.Publication;
import eu.arete.hub.comparison.Results;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A publication as its page shows it: numbers as the reader writes them, offers by their names. */
public final class ComparisonView {
    /** @param sha256 of the file */
    public record Published(String path, int bytes, String sha256) {}

    private final Publication.Whole whole;
    private final Locale locale;
    private final Map<String, String> names;

    ComparisonView(Publication.Whole whole, Locale locale) {
        this.whole = whole;
        this.locale = locale;
        this.names = whole.results().offers().stream()
                .collect(Collectors.toMap(Results.Offer::service, Results.Offer::name));
    }

    public Publication.Whole whole() {
        return whole;
    }

    public Results results() {
        return whole.results();
    }

    public String name(String service) {
        return names.getOrDefault(service, service);
    }

    public String names(List<String> services) {
        return services.isEmpty() ? "–" : services.stream().map(this::name).collect(Collectors.joining(", "));
    }

    /** From the worst to the best case, or one number when they are the same. */
    public String range(Results.Range range) {
        return span(range.low(), range.high(), 1);
    }

    public String rangeOr(Results.@Nullable Range range) {
        return range == null ? "–" : range(range);
    }

    /** The lowest and the highest level possible. */
    public String levels(Results.Levels levels) {
        return levels.lowest() == levels.highest()
                ? Integer.toString(levels.lowest())
                : levels.lowest() + "–" + levels.highest();
    }

    public String ranks(Results.@Nullable Ranks ranks) {
        if (ranks == null) {
            return "–";
        }
        return ranks.best() == ranks.worst() ? Integer.toString(ranks.best()) : ranks.best() + "–" + ranks.worst();
    }

    public String rank(@Nullable Integer rank) {
        return rank == null ? "–" : rank.toString();
    }

    public String percent(double part) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format(part);
    }

    public String percentOr(@Nullable Double part) {
        return part == null ? "–" : percent(part);
    }

    public String factor(double factor) {
        return "× " + number(factor, 2);
    }

    public String money(Results.Amounts amounts) {
        String low = money(amounts.low());
        return amounts.low().compareTo(amounts.high()) == 0 ? low : low + " – " + money(amounts.high());
    }

    public List<Published> files() {
        return whole.files().entrySet().stream()
                .map(file -> new Published(file.getKey(), file.getValue().length, Sha256.of(file.getValue())))
                .toList();
    }

    /** Whether what is not known cannot change who is first. */
    public boolean isCertain() {
        return results().readings().get(0).outcome().isCertain();
    }

    public AcceptabilityDrawing drawing(Results.Acceptability acceptability) {
        return AcceptabilityDrawing.of(acceptability, names);
    }

    public int mostRanks(Results.Acceptability acceptability) {
        return acceptability.offers().stream()
                .mapToInt(one -> one.ranks().size())
                .max()
                .orElse(0);
    }

    private String money(BigDecimal amount) {
        NumberFormat format = NumberFormat.getIntegerInstance(locale);
        return format.format(amount) + " " + results().currency();
    }

    private String span(double low, double high, int decimals) {
        String first = number(low, decimals);
        String last = number(high, decimals);
        return first.equals(last) ? first : first + " – " + last;
    }

    private String number(double number, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(number);
    }
}
