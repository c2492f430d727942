package eu.arete.hub.hosting;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A certification as it stands: of one legal entity, for one service or for all, for these activities, between these days. Never a yes or a no.
 *
 * @param scheme as {@code hds} or {@code secnumcloud}
 * @param activities numbered as the scheme does (HDS: 1 to 6); empty where the scheme has none
 * @param from first day on which it holds
 * @param until last day on which it holds
 * @param evidence identifier of the {@link Evidence}
 */
public record Certification(
        String scheme,
        String version,
        String entity,
        Optional<String> service,
        Set<Integer> activities,
        CertificationStatus status,
        LocalDate from,
        LocalDate until,
        Standing standing,
        String evidence) {

    public Certification {
        activities = Set.copyOf(activities);
    }

    /** Whether it says QUALIFIED and this day is one of its days. */
    public boolean holdsOn(LocalDate day) {
        return status == CertificationStatus.QUALIFIED && !day.isBefore(from) && !day.isAfter(until);
    }
}
