package eu.arete.hub.hosting.gate;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.hosting.Certification;
import eu.arete.hub.hosting.Location;
import eu.arete.hub.hosting.Proof;
import eu.arete.hub.hosting.ProofKind;
import eu.arete.hub.hosting.RuleOutcome;
import eu.arete.hub.hosting.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Properties of the gate over thousands of made-up worlds (fixed seed): it never opens while something it asks for is missing, and
 * knowing less never opens it.
 */
class GateMonotoneTest {
    private static final GateRules RULES = new GateRules(GatePolicy.current());
    private static final int WORLDS = 2_000;

    /** Sound facts, some of them spoilt or old by chance. */
    private static SoundFacts world(Random random) {
        SoundFacts facts = new SoundFacts();
        int spoilt = random.nextInt(3);
        for (int i = 0; i < spoilt; i++) {
            lessKnown(random, facts).accept(facts);
        }
        if (random.nextInt(4) == 0) {
            int west = random.nextInt(60);
            facts.stakes.clear();
            facts.stakes.add(SoundFacts.stake("founders", random.nextInt(101 - west)));
            facts.stakes.add(SoundFacts.stake("west", west));
        }
        return facts;
    }

    /** One way of knowing less: a fact that speaks for the host is gone, weaker, or older. */
    private static Consumer<SoundFacts> lessKnown(Random random, SoundFacts now) {
        int index = random.nextInt(100);
        ProofKind kind = ProofKind.values()[index % ProofKind.values().length];
        List<Consumer<SoundFacts>> ways = List.of(
                facts -> facts.declared = false,
                facts -> removeOne(facts.certifications, index),
                facts -> removeOne(facts.stakes, index),
                facts -> removeOne(facts.locations, index),
                facts -> facts.proofs.remove(kind),
                facts -> facts.page = Optional.empty(),
                facts -> facts.jars.clear(),
                facts -> facts.derogations.clear(),
                facts -> age(facts, kind, Duration.ofDays(index * 5L)),
                facts -> weaken(facts, index),
                facts -> claimed(facts, index),
                facts -> facts.entities.removeIf(one -> one.id().equals(SoundFacts.CELLAR.id())));
        return ways.get(random.nextInt(ways.size()));
    }

    private static void removeOne(List<?> facts, int index) {
        if (!facts.isEmpty()) {
            facts.remove(index % facts.size());
        }
    }

    private static void age(SoundFacts facts, ProofKind kind, Duration by) {
        Proof proof = facts.proofs.get(kind);
        if (proof != null) {
            facts.proofs.put(kind, SoundFacts.proof(kind, proof.madeAt().minus(by), proof.passed()));
        }
    }

    private static void weaken(SoundFacts facts, int index) {
        if (!facts.certifications.isEmpty()) {
            int at = index % facts.certifications.size();
            Certification one = facts.certifications.get(at);
            facts.certifications.set(
                    at, SoundFacts.with(one, one.service(), one.status(), one.until(), Standing.DOCUMENTED));
        }
    }

    private static void claimed(SoundFacts facts, int index) {
        if (!facts.locations.isEmpty()) {
            int at = index % facts.locations.size();
            Location one = facts.locations.get(at);
            facts.locations.set(at, SoundFacts.location(one.kind(), one.country(), Standing.CLAIMED));
        }
    }

    private static boolean isOpen(SoundFacts facts, Instant now) {
        return GateRules.isOpen(RULES.weigh(facts.facts(), now));
    }

    @Test
    void knowing_less_never_opens_the_gate() {
        Random random = new Random(20260601);
        int closed = 0;
        int stillOpen = 0;
        for (int i = 0; i < WORLDS; i++) {
            SoundFacts facts = world(random);
            boolean before = isOpen(facts, SoundFacts.NOW);
            lessKnown(random, facts).accept(facts);
            boolean after = isOpen(facts, SoundFacts.NOW);
            assertThat(after && !before)
                    .as("world %d opened by knowing less", i)
                    .isFalse();
            closed += before && !after ? 1 : 0;
            stillOpen += after ? 1 : 0;
        }
        // The worlds are worth something: many were open and closed by it, some needed nothing of what went.
        assertThat(closed).isGreaterThan(WORLDS / 20);
        assertThat(stillOpen).isGreaterThan(WORLDS / 50);
    }

    @Test
    void time_alone_never_opens_the_gate() {
        Random random = new Random(7);
        for (int i = 0; i < WORLDS / 4; i++) {
            SoundFacts facts = world(random);
            Instant later = SoundFacts.NOW.plus(Duration.ofHours(random.nextInt(24 * 800)));
            if (isOpen(facts, later)) {
                assertThat(isOpen(facts, SoundFacts.NOW)).as("world %d", i).isTrue();
            }
        }
    }

    @Test
    void it_is_open_exactly_as_long_as_it_says() {
        Random random = new Random(11);
        for (int i = 0; i < WORLDS / 8; i++) {
            SoundFacts facts = world(random);
            Instant now = SoundFacts.NOW.plus(Duration.ofHours(random.nextInt(24 * 500)));
            for (RuleOutcome outcome : RULES.weigh(facts.facts(), now)) {
                if (outcome.state() == RuleOutcome.State.FAILED
                        || outcome.until().isEmpty()) {
                    continue;
                }
                Instant end = outcome.until().get();
                assertThat(state(facts, outcome.rule(), end.minusSeconds(1))).isNotEqualTo(RuleOutcome.State.FAILED);
                assertThat(state(facts, outcome.rule(), end)).isEqualTo(RuleOutcome.State.FAILED);
            }
        }
    }

    private static RuleOutcome.State state(SoundFacts facts, String rule, Instant moment) {
        return RULES.weigh(facts.facts(), moment).stream()
                .filter(one -> one.rule().equals(rule))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void every_single_thing_the_gate_asks_for_is_needed() {
        List<Consumer<SoundFacts>> needed = new ArrayList<>(List.of(
                facts -> facts.declared = false,
                facts -> facts.certifications.remove(0),
                facts -> facts.certifications.remove(1),
                facts -> facts.certifications.remove(2),
                facts -> facts.stakes.remove(0),
                facts -> facts.locations.remove(0),
                facts -> facts.locations.remove(1),
                facts -> facts.page = Optional.empty(),
                facts -> facts.jars.clear()));
        for (ProofKind kind : ProofKind.values()) {
            if (kind != ProofKind.BROWSER) {
                needed.add(facts -> facts.proofs.remove(kind));
            }
        }
        assertThat(isOpen(new SoundFacts(), SoundFacts.NOW)).isTrue();
        for (int i = 0; i < needed.size(); i++) {
            SoundFacts facts = new SoundFacts();
            needed.get(i).accept(facts);
            assertThat(isOpen(facts, SoundFacts.NOW)).as("without thing %d", i).isFalse();
        }
    }
}
