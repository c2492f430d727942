package eu.arete.hub.comparison.scoring;

import eu.arete.hub.comparison.Answer;
import eu.arete.hub.comparison.Criterion;
import java.util.List;

/** What the answer of one offer to one criterion may be: one option where it is known. */
record Cell(Criterion criterion, List<Answer> options) {
    /** Above every level: what has no level lowers none. */
    static final int NO_LEVEL = Integer.MAX_VALUE;

    Cell {
        options = List.copyOf(options);
    }

    boolean isKnown() {
        return options.size() == 1;
    }

    double low() {
        return points(options.get(0));
    }

    double high() {
        return points(options.get(options.size() - 1));
    }

    int lowestLevel() {
        int lowest = NO_LEVEL;
        for (Answer answer : options) {
            lowest = Math.min(lowest, level(answer));
        }
        return lowest;
    }

    int highestLevel() {
        int highest = Integer.MIN_VALUE;
        for (Answer answer : options) {
            highest = Math.max(highest, level(answer));
        }
        return highest;
    }

    /** This cell if the offer passes that floor; itself where no option does. */
    Cell reaching(int floor) {
        if (lowestLevel() >= floor) {
            return this;
        }
        List<Answer> passing =
                options.stream().filter(answer -> level(answer) >= floor).toList();
        return passing.isEmpty() || passing.size() == options.size() ? this : new Cell(criterion, passing);
    }

    Cell answered(Answer answer) {
        return new Cell(criterion, List.of(answer));
    }

    static int level(Answer answer) {
        return answer.level().orElse(NO_LEVEL);
    }

    static double points(Answer answer) {
        return answer.points().doubleValue();
    }
}
