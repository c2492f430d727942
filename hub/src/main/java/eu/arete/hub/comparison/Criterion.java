package eu.arete.hub.comparison;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One question put to every service, with the answers it may be given, from the worst to the best.
 *
 * @param id the identifier of the official text, as {@code SOV-1.1}, {@code 19.6.b}, {@code EXI-28}
 * @param testable how a machine can test it
 * @param note an error of the official text, or how we read it
 * @param computed when the answer is not typed but computed from facts: {@code ownership}, {@code certification} or {@code location}
 * @param parameters of the computation, as {@code individual=24, collective=39}; {@code scheme=hds, activity=1}; {@code kind=storage, area=eea}
 */
public record Criterion(
        String id,
        String group,
        Text text,
        Optional<Text> testable,
        Optional<Text> note,
        Optional<String> computed,
        Map<String, String> parameters,
        List<Answer> answers) {

    /** The answers of a computed criterion: nothing in between can be computed. */
    public static final String MET = "met";

    public static final String NOT_MET = "not-met";

    private static final Set<String> COMPUTATIONS = Set.of("ownership", "certification", "location");

    public Criterion {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        answers = List.copyOf(answers);
        require(answers.size() > 1, id, "fewer than two answers");
        Set<String> codes = new HashSet<>();
        BigDecimal below = BigDecimal.ONE.negate();
        for (Answer answer : answers) {
            require(codes.add(answer.code()), id, "the answer " + answer.code() + " is declared twice");
            require(answer.points().compareTo(below) > 0, id, "points must rise from an answer to the next");
            below = answer.points();
        }
        require(answers.get(0).points().signum() == 0, id, "the worst answer must be worth nothing");
        if (computed.isPresent()) {
            require(COMPUTATIONS.contains(computed.get()), id, "unknown computation " + computed.get());
            require(codes.equals(Set.of(MET, NOT_MET)), id, "a computed criterion is met or not met");
        }
    }

    public Optional<Answer> answer(String code) {
        return answers.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    public Answer worst() {
        return answers.get(0);
    }

    public Answer best() {
        return answers.get(answers.size() - 1);
    }

    int lowestLevel() {
        return answers.stream().mapToInt(one -> one.level().orElse(0)).min().orElse(0);
    }

    int highestLevel() {
        return answers.stream().mapToInt(one -> one.level().orElse(0)).max().orElse(0);
    }

    private static void require(boolean holds, String id, String fault) {
        if (!holds) {
            throw new IllegalArgumentException("Cannot read the criterion " + id + ": " + fault);
        }
    }
}
