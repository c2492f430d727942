package eu.arete.lake.objects.s3;

import java.time.Duration;

/**
 * How long to insist.
 *
 * @param tries at most so many for one request
 * @param each how long one try may take, its body included
 * @param pause before the second try; twice as long before each next one
 */
public record Patience(int tries, Duration each, Duration pause) {

    public static final Patience USUAL = new Patience(5, Duration.ofSeconds(60), Duration.ofMillis(200));

    public Patience {
        if (tries < 1 || each.isNegative() || each.isZero() || pause.isNegative()) {
            throw new IllegalArgumentException("Not a patience: " + tries + " tries of " + each);
        }
    }

    Duration before(int attempt) {
        return pause.multipliedBy(1L << Math.min(attempt - 2, 6));
    }
}
