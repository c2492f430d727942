package eu.arete.hub.comparison;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A list of criteria as it is declared in {@code /criteria}. Cannot be built from a declaration that contradicts itself.
 *
 * @param set the short name, as {@code eu-csf}
 * @param version as the body that publishes the list names it
 * @param source where the official text is
 * @param published when the official text was published
 * @param official false when the list is ours, or a proposal that nobody has adopted
 * @param remarks what a reader of the official text should know: its errors, what we left out
 * @param weightSets by name, then by group; the weights of a set sum to 100
 */
public record CriteriaSet(
        String set,
        String version,
        Text titles,
        URI source,
        LocalDate published,
        boolean official,
        List<Text> remarks,
        List<Group> groups,
        Map<String, Map<String, BigDecimal>> weightSets,
        List<Criterion> criteria) {

    /** A group of criteria that is weighed as one: an objective, a chapter. */
    public record Group(String id, Text titles) {}

    public CriteriaSet {
        remarks = List.copyOf(remarks);
        groups = List.copyOf(groups);
        weightSets = Collections.unmodifiableMap(new LinkedHashMap<>(weightSets));
        criteria = List.copyOf(criteria);
        String named = set + "@" + version;
        Set<String> known = unique(named, groups.stream().map(Group::id));
        unique(named, criteria.stream().map(Criterion::id));
        for (Criterion criterion : criteria) {
            require(known.contains(criterion.group()), named, criterion.id() + " is in no known group");
            Stream<Answer> ranked = criterion.answers().stream();
            boolean levels = criterion.answers().get(0).level().isPresent();
            require(ranked.allMatch(answer -> answer.level().isPresent() == levels), named, criterion.id() + " levels");
        }
        require(!weightSets.isEmpty(), named, "no weights");
        weightSets.forEach((name, weights) -> {
            require(weights.keySet().equals(known), named, "the weights " + name + " name other groups");
            BigDecimal sum = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            require(sum.compareTo(BigDecimal.valueOf(100)) == 0, named, "the weights " + name + " sum to " + sum);
        });
    }

    public Optional<Criterion> criterion(String id) {
        return find(criteria, Criterion::id, id);
    }

    public Optional<Group> group(String id) {
        return find(groups, Group::id, id);
    }

    public List<Criterion> in(Group group) {
        return criteria.stream().filter(one -> one.group().equals(group.id())).toList();
    }

    /** Whether the answers of this list give a level, as the SEAL levels of the European framework. */
    public boolean hasLevels() {
        return criteria.stream().anyMatch(one -> one.answers().get(0).level().isPresent());
    }

    /** The highest level an answer of this list can give; 0 when the list has no levels. */
    public int highestLevel() {
        return criteria.stream().mapToInt(Criterion::highestLevel).max().orElse(0);
    }

    /** The criteria whose worst answer still gives the highest level: a floor, however high, never sees them. */
    public List<Criterion> blind() {
        List<Criterion> blind = new ArrayList<>();
        for (Criterion criterion : criteria) {
            if (hasLevels() && criterion.lowestLevel() == highestLevel()) {
                blind.add(criterion);
            }
        }
        return blind;
    }

    private static <T> Optional<T> find(List<T> among, Function<T, String> naming, String named) {
        return among.stream().filter(one -> naming.apply(one).equals(named)).findFirst();
    }

    private static Set<String> unique(String named, Stream<String> ids) {
        Set<String> seen = new HashSet<>();
        ids.forEach(id -> require(seen.add(id), named, id + " is declared twice"));
        return seen;
    }

    private static void require(boolean holds, String named, String fault) {
        if (!holds) {
            throw new IllegalArgumentException("Cannot read the criteria " + named + ": " + fault);
        }
    }
}
