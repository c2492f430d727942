package eu.arete.hub.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Walks every procedure at random, with people who hold any mix of roles, and compares each answer with the declared file read on its own. */
class ProcedureWalkTest {

    private static final int WALKS = 2_000;
    private static final int STEPS = 40;

    @ParameterizedTest
    @ValueSource(strings = {"fr-standard", "eu-permit", "permit"})
    void no_command_outside_the_table_ever_succeeds_and_every_state_is_reached(String name) throws IOException {
        Procedure procedure = name.equals("permit") ? Procedures.PERMIT : Procedures.DOSSIERS.named(name);
        Declared declared = Declared.read(name);
        Random random = new Random(20261122);
        Set<String> reached = new TreeSet<>();
        Set<String> carriedOut = new TreeSet<>();
        for (int walk = 0; walk < WALKS; walk++) {
            new Walk(procedure, declared, random).run(reached, carriedOut);
        }
        assertThat(reached).isEqualTo(declared.states);
        assertThat(carriedOut).isEqualTo(declared.rows.keySet());
    }

    /** One dossier, seven people. */
    private static final class Walk {
        private final Procedure procedure;
        private final Declared declared;
        private final Random random;
        private final List<Passage> passages = new ArrayList<>();
        private final List<Standing> people = new ArrayList<>();
        private final Map<Party, Set<Integer>> actedAs = new HashMap<>();
        private Instant now = Instant.parse("2026-01-05T09:00:00Z");

        Walk(Procedure procedure, Declared declared, Random random) {
            this.procedure = procedure;
            this.declared = declared;
            this.random = random;
            people.add(Standing.CLOCK);
            people.add(new Standing(someRoles(), Optional.of(Party.APPLICANT)));
            people.add(new Standing(someRoles(), Optional.of(Party.MEMBER)));
            for (int i = 0; i < 5; i++) {
                people.add(new Standing(someRoles(), Optional.empty()));
            }
        }

        void run(Set<String> reached, Set<String> carriedOut) {
            reached.add(procedure.initial());
            List<String> commands = new ArrayList<>(declared.commands);
            List<String> outcomes = new ArrayList<>(declared.outcomes);
            for (int i = 0; i < STEPS; i++) {
                now = now.plus(Duration.ofDays(random.nextInt(4) == 0 ? random.nextInt(90) : random.nextInt(6)));
                int who = random.nextInt(people.size());
                Journey journey = new Journey(procedure, passages, ZoneOffset.UTC);
                List<Rule> open = journey.open(people.get(who), now);
                boolean obedient = !open.isEmpty() && random.nextInt(3) > 0;
                Rule chosen = obedient ? pick(open) : null;
                if (chosen != null
                        && journey.procedure()
                                .state(chosen.to().values().iterator().next())
                                .isClosed()) {
                    chosen = pick(open); // walks that end at once see little
                }
                String command = chosen != null ? chosen.command() : pick(commands);
                String outcome = chosen != null ? pick(chosen.outcomes()) : pick(outcomes);
                Step step = journey.step(command, outcome, people.get(who), now);
                check(journey, open, who, command, outcome, step);
                if (step instanceof Step.Open done) {
                    record(who, done.passage());
                    reached.add(done.passage().to());
                    carriedOut.add(Declared.row(
                            done.passage().from(), command, done.passage().by()));
                }
            }
        }

        private void check(Journey journey, List<Rule> open, int who, String command, String outcome, Step step) {
            String state = journey.state().name();
            boolean listed = open.stream()
                    .anyMatch(rule ->
                            rule.command().equals(command) && rule.outcomes().contains(outcome));
            assertThat(step instanceof Step.Open)
                    .as("%s in %s by %s", command, state, people.get(who))
                    .isEqualTo(listed);
            if (step instanceof Step.Open done) {
                Party by = done.passage().by();
                Map<String, String> row = declared.rows.get(Declared.row(state, command, by));
                assertThat(row)
                        .as("a row of the table")
                        .isNotNull()
                        .containsEntry(outcome, done.passage().to());
                assertThat(people.get(who).held().orElse(by))
                        .as("one part for one person")
                        .isEqualTo(by);
            }
        }

        private void record(int who, Passage passage) {
            passages.add(passage);
            actedAs.computeIfAbsent(passage.by(), party -> new HashSet<>()).add(who);
            people.set(who, new Standing(people.get(who).capable(), Optional.of(passage.by())));
            actedAs.forEach((party, persons) -> actedAs.forEach((other, others) -> {
                if (party != other) {
                    assertThat(persons).as("%s and %s", party, other).doesNotContainAnyElementsOf(others);
                }
            }));
        }

        private Set<Party> someRoles() {
            Set<Party> roles = EnumSet.noneOf(Party.class);
            for (Party party : List.of(Party.OFFICER, Party.COMMITTEE, Party.AUTHORITY)) {
                if (random.nextBoolean()) {
                    roles.add(party);
                }
            }
            return roles;
        }

        private <T> T pick(List<T> among) {
            return among.get(random.nextInt(among.size()));
        }
    }

    /** The declaration, read without any of the classes under test. */
    private static final class Declared {
        final Set<String> states = new TreeSet<>();
        final Set<String> commands = new TreeSet<>();
        final Set<String> outcomes = new TreeSet<>();
        final Map<String, Map<String, String>> rows = new java.util.TreeMap<>();

        static Declared read(String name) throws IOException {
            Declared declared = new Declared();
            try (var file = ProcedureWalkTest.class.getResourceAsStream("/procedures/" + name + ".json")) {
                JsonNode tree = JsonMapper.shared().readTree(file);
                tree.get("states")
                        .forEach(state -> declared.states.add(state.get("name").asString()));
                tree.get("rules").forEach(rule -> {
                    Map<String, String> to = new HashMap<>();
                    rule.get("to")
                            .properties()
                            .forEach(target ->
                                    to.put(target.getKey(), target.getValue().asString()));
                    String command = rule.get("command").asString();
                    declared.rows.put(
                            row(
                                    rule.get("state").asString(),
                                    command,
                                    Party.valueOf(rule.get("by").asString())),
                            to);
                    declared.commands.add(command);
                    declared.outcomes.addAll(to.keySet());
                });
            }
            declared.commands.add("no-such-command");
            declared.outcomes.add("NO_SUCH_OUTCOME");
            return declared;
        }

        static String row(String state, String command, Party by) {
            return state + " " + command + " " + by;
        }
    }
}
