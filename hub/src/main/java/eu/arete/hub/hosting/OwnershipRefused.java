package eu.arete.hub.hosting;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stakes that cannot all be true. */
public final class OwnershipRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    /** What is wrong with them. */
    public enum Reason {
        /** An entity declared twice, or a pair of holder and held. */
        TWICE,
        /** An entity that nobody declared. */
        UNKNOWN,
        /** An entity that holds its own shares: declare what others hold. */
        ITSELF,
        /** A share below 0 or above 100 percent. */
        NOT_A_PERCENTAGE,
        /** More than all of an entity. */
        OVER_100
    }

    private final Reason reason;
    private final String entity;

    OwnershipRefused(Reason reason, String entity) {
        super(reason + " " + entity);
        this.reason = reason;
        this.entity = entity;
    }

    public Reason reason() {
        return reason;
    }

    /** The entity about which it is. */
    public String entity() {
        return entity;
    }

    static void check(Set<String> entities, List<Stake> stakes) {
        Set<List<String>> pairs = new HashSet<>();
        Map<String, BigDecimal> capital = new HashMap<>();
        Map<String, BigDecimal> votes = new HashMap<>();
        for (Stake stake : stakes) {
            for (String id : List.of(stake.holder(), stake.held())) {
                refuse(!entities.contains(id), Reason.UNKNOWN, id);
            }
            refuse(stake.holder().equals(stake.held()), Reason.ITSELF, stake.held());
            refuse(!pairs.add(List.of(stake.holder(), stake.held())), Reason.TWICE, stake.held());
            for (BigDecimal share : List.of(stake.capital(), stake.votes())) {
                refuse(share.signum() < 0 || share.compareTo(WHOLE) > 0, Reason.NOT_A_PERCENTAGE, stake.held());
            }
            BigDecimal ofCapital = capital.merge(stake.held(), stake.capital(), BigDecimal::add);
            BigDecimal ofVotes = votes.merge(stake.held(), stake.votes(), BigDecimal::add);
            refuse(ofCapital.max(ofVotes).compareTo(WHOLE) > 0, Reason.OVER_100, stake.held());
        }
    }

    private static void refuse(boolean wrong, Reason reason, String entity) {
        if (wrong) {
            throw new OwnershipRefused(reason, entity);
        }
    }
}
