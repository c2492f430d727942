package eu.arete.hub.comparison.dossier;

import eu.arete.hub.comparison.CriteriaSet;
import eu.arete.hub.comparison.DossierFault;
import java.math.BigDecimal;
import java.util.stream.Stream;

/** Criteria that come with a dossier are strangers' work: their size and numbers are bounded before anything is computed from them. */
final class CriteriaBounds {
    private static final int MOST_CRITERIA = 600;
    private static final int MOST_ANSWERS = 20;

    private CriteriaBounds() {}

    static void check(String file, CriteriaSet set) {
        Stream<BigDecimal> numbers = Stream.concat(
                set.criteria().stream().flatMap(one -> one.answers().stream()).map(answer -> answer.points()),
                set.weightSets().values().stream().flatMap(weights -> weights.values().stream()));
        boolean bounded = set.criteria().size() <= MOST_CRITERIA
                && set.groups().size() <= MOST_CRITERIA
                && set.weightSets().size() <= MOST_ANSWERS
                && set.criteria().stream().allMatch(one -> one.answers().size() <= MOST_ANSWERS)
                && numbers.allMatch(CriteriaBounds::isBounded);
        if (!bounded) {
            throw new DossierFault(
                    file,
                    0,
                    "more than 600 criteria, 20 answers or 20 weight sets, or a number out of 0 to 1,000,000",
                    "Keep within these bounds");
        }
        for (CriteriaSet.Group group : set.groups()) {
            if (set.in(group).isEmpty()) {
                throw new DossierFault(file, 0, "the group " + group.id() + " has no criterion", "Add one or drop it");
            }
        }
    }

    private static boolean isBounded(BigDecimal number) {
        return number.scale() >= -6
                && number.scale() <= 12
                && number.signum() >= 0
                && number.compareTo(BigDecimal.valueOf(1_000_000)) <= 0;
    }
}
