package eu.arete.hub.comparison;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The usual ways to turn prices into marks from 0 to 1. Each gives the cheapest the best mark (Conseil d'État, 29 October 2013, n° 370789); the winner
 * often depends on which is taken. A mark never falls when another's price rises and never rises with one's own, so bounds are found at the ends.
 */
public enum PriceFormula {
    @JsonProperty("pmin-over-p")
    PMIN_OVER_P("pmin-over-p", "Pmin / P") {
        @Override
        double mark(double price, double lowest, double highest, double mean, double n) {
            return lowest / price;
        }
    },
    @JsonProperty("linear")
    LINEAR("linear", "(Pmax − P) / (Pmax − Pmin)") {
        @Override
        double mark(double price, double lowest, double highest, double mean, double n) {
            return highest > lowest ? (highest - price) / (highest - lowest) : 1;
        }
    },
    @JsonProperty("two-minus-ratio")
    TWO_MINUS_RATIO("two-minus-ratio", "2 − P / Pmin") {
        @Override
        double mark(double price, double lowest, double highest, double mean, double n) {
            return 2 - price / lowest;
        }
    },
    @JsonProperty("n-times-cheapest")
    N_TIMES_CHEAPEST("n-times-cheapest", "(n·Pmin − P) / ((n − 1)·Pmin)") {
        @Override
        double mark(double price, double lowest, double highest, double mean, double n) {
            return (n * lowest - price) / ((n - 1) * lowest);
        }
    },
    @JsonProperty("against-mean")
    AGAINST_MEAN("against-mean", "1 − P / (2·mean)") {
        @Override
        double mark(double price, double lowest, double highest, double mean, double n) {
            return 1 - price / (2 * mean);
        }
    };

    private final String code;
    private final String written;

    PriceFormula(String code, String written) {
        this.code = code;
        this.written = written;
    }

    public String code() {
        return code;
    }

    /** As a reader knows it. */
    public String written() {
        return written;
    }

    abstract double mark(double price, double lowest, double highest, double mean, double n);

    /**
     * The mark of one price among all that are compared, its own included.
     *
     * @param prices above 0
     * @param n above 1; only {@link #N_TIMES_CHEAPEST} uses it
     * @return from 0 to 1
     */
    public double markOf(double price, double[] prices, double n) {
        double lowest = price;
        double highest = price;
        double sum = 0;
        for (double one : prices) {
            lowest = Math.min(lowest, one);
            highest = Math.max(highest, one);
            sum += one;
        }
        return markAmong(price, lowest, highest, sum / prices.length, n);
    }

    /** The same, from what the formula needs to know of all prices; it falls with the first argument and rises with the three others. */
    public double markAmong(double price, double lowest, double highest, double mean, double n) {
        return Math.max(0, Math.min(1, mark(price, lowest, highest, mean, n)));
    }
}
