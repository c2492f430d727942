package eu.arete.hub.comparison.dossier;

import com.fasterxml.jackson.annotation.JsonProperty;
import eu.arete.hub.comparison.PriceFormula;
import eu.arete.hub.comparison.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was decided before evidence was opened ({@code comparison.json}).
 *
 * @param name short name, part of file names
 * @param date on which certifications are looked at; the only date in what is published
 * @param months of use that are paid
 * @param seed of the drawings of chance
 * @param draws how many worlds are drawn
 * @param sets the lists of criteria, each with its weights, its share of the mark and the level it asks for at least
 * @param earlier lists of criteria as they were before, {@code set@version/weights}
 */
public record Head(
        String name,
        Text titles,
        LocalDate date,
        Status status,
        boolean fictitious,
        String currency,
        int months,
        long seed,
        int draws,
        List<Chosen> sets,
        Price price,
        Uncertainty uncertainty,
        List<String> earlier) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int MOST_DRAWS = 1_000_000;

    /** Frozen: criteria, weights and formula are fixed, evidence is not looked at yet. */
    public enum Status {
        @JsonProperty("frozen")
        FROZEN,
        @JsonProperty("opened")
        OPENED
    }

    /** @param floor the level below which an offer is out; null for none */
    public record Chosen(
            String set,
            String version,
            String weights,
            BigDecimal share,
            @Nullable Integer floor) {
        public Chosen {
            given(set, "set");
            given(version, "version");
            given(weights, "weights");
            given(share, "share");
            require(between(share, 0, 1), "the share of " + set + " is not between 0 and 1");
            require(floor == null || floor >= 0 && floor <= 100, "the floor of " + set + " is not a level");
        }

        public Optional<Integer> asked() {
            return Optional.ofNullable(floor);
        }
    }

    /** @param n for the formula of that name: the price of n times the cheapest is worth nothing */
    public record Price(
            BigDecimal share,
            PriceFormula formula,
            @Nullable BigDecimal n) {
        private static final BigDecimal USUAL_N = BigDecimal.valueOf(3);

        public Price {
            given(share, "price.share");
            given(formula, "price.formula");
            require(between(share, 0, 1), "the share of the price is not between 0 and 1");
            require(n == null || between(n, 1, 100) && n.compareTo(BigDecimal.ONE) > 0, "n is not between 1 and 100");
        }

        public BigDecimal times() {
            return n == null ? USUAL_N : n;
        }
    }

    /**
     * @param points by how much a mark out of 100 may be wrong
     * @param price by what part of it a price may be wrong
     */
    public record Uncertainty(BigDecimal points, BigDecimal price) {
        public Uncertainty {
            given(points, "uncertainty.points");
            given(price, "uncertainty.price");
            require(between(points, 0, 50), "the uncertainty of points is not between 0 and 50");
            require(
                    between(price, 0, 1) && price.compareTo(BigDecimal.ONE) < 0,
                    "the uncertainty of price is too wide");
        }
    }

    public Head {
        given(name, "name");
        given(titles, "titles");
        given(date, "date");
        given(status, "status");
        given(currency, "currency");
        given(price, "price");
        given(uncertainty, "uncertainty");
        sets = List.copyOf(given(sets, "sets"));
        earlier = earlier == null ? List.of() : List.copyOf(earlier);
        require(name.length() <= 64 && NAME.matcher(name).matches(), "the name is not made of a-z, 0-9 and dashes");
        require(date.getYear() >= 1990 && date.getYear() <= 2199, "the date is out of bounds");
        require(currency.matches("[A-Z]{3}"), "the currency is not three capital letters");
        require(months >= 1 && months <= 240, "the months are not between 1 and 240");
        require(draws >= 1_000 && draws <= MOST_DRAWS, "the draws are not between 1,000 and 1,000,000");
        require(seed >= 0 && seed < 1L << 53, "the seed is not between 0 and 2^53");
        require(!sets.isEmpty() && sets.size() <= 12, "there is no set of criteria, or more than 12");
        require(earlier.size() <= 12, "there are more than 12 earlier versions");
        Set<String> named = new HashSet<>();
        sets.forEach(one -> require(named.add(one.set()), one.set() + " is named twice"));
        BigDecimal sum = sets.stream().map(Chosen::share).reduce(price.share(), BigDecimal::add);
        require(
                sum.compareTo(BigDecimal.ONE) == 0,
                "the shares of the sets and of the price sum to " + sum + ", not 1");
    }

    private static <T> T given(@Nullable T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    private static boolean between(BigDecimal value, int low, int high) {
        // Bounds of size first: comparing 1E999999999 would write out its digits.
        return value.scale() >= -3
                && value.scale() <= 12
                && value.compareTo(BigDecimal.valueOf(low)) >= 0
                && value.compareTo(BigDecimal.valueOf(high)) <= 0;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
