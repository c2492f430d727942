package eu.arete.hub.procedures;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A procedure as it is declared: states, the permission table, clocks, purposes. Cannot be built from a declaration that contradicts itself.
 *
 * @param name as people script against it, as {@code fr-standard}
 */
public record Procedure(
        String name,
        Text titles,
        Text law,
        String initial,
        List<State> states,
        List<Rule> rules,
        List<ClockRule> clocks,
        List<Purpose> purposes) {

    public Procedure {
        states = List.copyOf(states);
        rules = List.copyOf(rules);
        clocks = List.copyOf(clocks);
        purposes = List.copyOf(purposes);
        checkStates(name, initial, states, rules, clocks);
        checkRules(name, states, rules, clocks);
        for (ClockRule clock : clocks) {
            require(clock.lengths().containsKey(Rule.PLAIN), name, "clock " + clock.name() + " has no ordinary length");
        }
    }

    public State state(String named) {
        return find(states, State::name, named)
                .orElseThrow(() -> new IllegalArgumentException("Procedure " + name + " has no state " + named));
    }

    public Optional<Rule> rule(String state, String command, Party by) {
        return rules.stream()
                .filter(rule -> rule.state().equals(state) && rule.command().equals(command) && rule.by() == by)
                .findFirst();
    }

    public List<Rule> rulesIn(String state) {
        return rules.stream().filter(rule -> rule.state().equals(state)).collect(Collectors.toList());
    }

    public Optional<ClockRule> clock(String named) {
        return find(clocks, ClockRule::name, named);
    }

    public Optional<Purpose> purpose(String named) {
        return find(purposes, Purpose::name, named);
    }

    private static void checkStates(
            String name, String initial, List<State> states, List<Rule> rules, List<ClockRule> clocks) {
        Set<String> known = new HashSet<>();
        for (State state : states) {
            require(known.add(state.name()), name, "state " + state.name() + " is declared twice");
            boolean left = rules.stream()
                    .anyMatch(rule -> rule.state().equals(state.name())
                            && rule.to().values().stream().anyMatch(to -> !to.equals(state.name())));
            require(
                    left != state.isClosed(),
                    name,
                    "state " + state.name() + " must be either closed or left by a rule");
        }
        require(known.contains(initial), name, "the initial state " + initial + " is not declared");
        for (Rule rule : rules) {
            require(known.contains(rule.state()), name, "unknown state " + rule.state());
            require(known.containsAll(rule.to().values()), name, "unknown state among " + rule.to());
        }
        for (ClockRule clock : clocks) {
            require(known.containsAll(clock.runsIn()), name, "unknown state among " + clock.runsIn());
            require(known.containsAll(clock.pausedIn()), name, "unknown state among " + clock.pausedIn());
        }
    }

    private static void checkRules(String name, List<State> states, List<Rule> rules, List<ClockRule> clocks) {
        Set<String> rows = new HashSet<>();
        for (Rule rule : rules) {
            String row = rule.state() + " " + rule.command() + " by " + rule.by();
            require(rows.add(row), name, "rule " + row + " is declared twice");
            require(!rule.to().isEmpty(), name, "rule " + row + " leads nowhere");
            require(rule.by() == Party.CLOCK || rule.awaited().isEmpty(), name, "rule " + row + ": only time awaits");
            rule.awaited().ifPresent(clock -> requireClock(name, clocks, clock));
            rule.prolonged().ifPresent(clock -> requireClock(name, clocks, clock));
        }
        require(!states.isEmpty(), name, "no state");
    }

    private static void requireClock(String name, List<ClockRule> clocks, String clock) {
        require(find(clocks, ClockRule::name, clock).isPresent(), name, "unknown clock " + clock);
    }

    private static void require(boolean holds, String name, String fault) {
        if (!holds) {
            throw new IllegalArgumentException("Cannot read procedure " + name + ": " + fault);
        }
    }

    private static <T> Optional<T> find(List<T> among, Function<T, String> naming, String named) {
        return among.stream().filter(one -> naming.apply(one).equals(named)).findFirst();
    }
}
