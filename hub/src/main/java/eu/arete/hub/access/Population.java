package eu.arete.hub.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The persons an extract is about: those who meet every criterion; without any criterion, everyone in the datasets.
 *
 * @param sample how many persons of a thousand, the same at each refresh; 1000, and what was written before there was any: all
 */
public record Population(List<Criterion> criteria, @Nullable Integer sample) {

    public static final int ALL = 1000;

    public static final Population EVERYONE = new Population(List.of());

    public Population {
        criteria = List.copyOf(criteria);
        sample = sample == null ? ALL : sample;
    }

    public Population(List<Criterion> criteria) {
        this(criteria, ALL);
    }

    public int perThousand() {
        return sample == null ? ALL : sample;
    }
}
