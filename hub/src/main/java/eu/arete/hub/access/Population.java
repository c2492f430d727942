package eu.arete.hub.access;

import java.util.List;

/** The persons an extract is about: those who meet every criterion; without any criterion, everyone in the datasets. */
public record Population(List<Criterion> criteria) {

    public static final Population EVERYONE = new Population(List.of());

    public Population {
        criteria = List.copyOf(criteria);
    }
}
