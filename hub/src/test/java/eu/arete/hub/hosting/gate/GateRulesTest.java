package eu.arete.hub.hosting.gate;

import static eu.arete.hub.hosting.RuleOutcome.State.DEROGATED;
import static eu.arete.hub.hosting.RuleOutcome.State.FAILED;
import static eu.arete.hub.hosting.RuleOutcome.State.MET;
import static eu.arete.hub.hosting.RuleOutcome.State.WARNING;
import static eu.arete.hub.hosting.gate.SoundFacts.NOW;
import static eu.arete.hub.hosting.gate.SoundFacts.at;
import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.hosting.Certification;
import eu.arete.hub.hosting.CertificationStatus;
import eu.arete.hub.hosting.LegalEntity;
import eu.arete.hub.hosting.Location;
import eu.arete.hub.hosting.ProofKind;
import eu.arete.hub.hosting.RemoteAccess;
import eu.arete.hub.hosting.RuleOutcome;
import eu.arete.hub.hosting.Stake;
import eu.arete.hub.hosting.Standing;
import eu.arete.hub.hosting.TransferPage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each rule with time moved: met the day before, warning as the end comes near, not met the instant after. */
class GateRulesTest {
    private static final GateRules RULES = new GateRules(GatePolicy.current());

    private static RuleOutcome outcome(String rule, Facts facts, Instant now) {
        return RULES.weigh(facts, now).stream()
                .filter(one -> one.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    /** What a change of sound facts makes of a rule, as {@code STATE why}. */
    private static String changed(String rule, Consumer<SoundFacts> change) {
        SoundFacts facts = new SoundFacts();
        change.accept(facts);
        RuleOutcome outcome = outcome(rule, facts.facts(), NOW);
        return outcome.state() + " " + outcome.why().replace("gate.why.", "");
    }

    private static void assertTurns(String rule, Facts facts, String met, String warning, String end) {
        assertThat(outcome(rule, facts, Instant.parse(met)).state()).isEqualTo(MET);
        RuleOutcome warned = outcome(rule, facts, Instant.parse(warning));
        assertThat(warned.state()).isEqualTo(WARNING);
        assertThat(warned.until()).contains(Instant.parse(end));
        Instant last = Instant.parse(end).minusSeconds(1);
        assertThat(outcome(rule, facts, last).state()).isEqualTo(WARNING);
        assertThat(outcome(rule, facts, Instant.parse(end)).state()).isEqualTo(FAILED);
        assertThat(GateRules.isOpen(RULES.weigh(facts, Instant.parse(end)))).isFalse();
    }

    @Test
    void everything_met_opens_the_gate_and_the_same_facts_give_the_same_bytes() {
        Facts facts = new SoundFacts().facts();
        List<RuleOutcome> outcomes = RULES.weigh(facts, NOW);
        assertThat(outcomes)
                .extracting(RuleOutcome::rule)
                .containsExactly("R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10");
        assertThat(outcomes).extracting(RuleOutcome::state).containsOnly(MET);
        assertThat(GateRules.isOpen(outcomes)).isTrue();
        String json = DecisionText.of(GatePolicy.current(), facts, outcomes, NOW);
        assertThat(DecisionText.of(GatePolicy.current(), new SoundFacts().facts(), RULES.weigh(facts, NOW), NOW))
                .isEqualTo(json);
        assertThat(DecisionText.read(json).rules()).isEqualTo(outcomes);
    }

    @Test
    void nothing_known_closes_every_rule() {
        Facts nothing = new Facts(Optional.empty(), java.util.Map.of(), List.of(), java.util.Map.of());
        assertThat(RULES.weigh(nothing, NOW)).extracting(RuleOutcome::state).containsOnly(FAILED);
        assertThat(GateRules.isOpen(List.of())).isFalse();
    }

    @Test
    void r1_storage_and_backup_lie_in_the_eea_and_more_than_a_promise_says_so() {
        assertThat(changed(
                        "R1",
                        facts -> facts.locations.set(
                                1, SoundFacts.location(Location.Kind.BACKUP, "US", Standing.CLAIMED))))
                .isEqualTo("FAILED storage.outside");
        assertThat(changed(
                        "R1",
                        facts -> facts.locations.add(
                                SoundFacts.location(Location.Kind.STORAGE, "CH", Standing.CLAIMED))))
                .isEqualTo("FAILED storage.outside");
        assertThat(changed(
                        "R1",
                        facts -> facts.locations.set(
                                0, SoundFacts.location(Location.Kind.STORAGE, "FR", Standing.DOCUMENTED))))
                .isEqualTo("FAILED storage.unproven");
        assertThat(changed("R1", facts -> facts.locations.remove(1))).isEqualTo("FAILED storage.unknown");
    }

    @Test
    void r2_a_certificate_counts_to_its_last_day_in_paris() {
        Facts facts = new SoundFacts().facts();
        assertTurns("R2", facts, "2027-03-31T21:59:59Z", "2027-06-29T10:00:00Z", "2027-06-30T22:00:00Z");
        assertThat(outcome("R2", facts, Instant.parse("2027-04-02T10:00:00Z")).args())
                .containsExactly("P90D", "2027-06-30");
        assertThat(outcome("R2", facts, Instant.parse("2027-06-01T10:00:00Z")).args())
                .containsExactly("P30D", "2027-06-30");
        assertThat(outcome("R2", facts, Instant.parse("2027-06-28T10:00:00Z")).args())
                .containsExactly("P7D", "2027-06-30");
    }

    @Test
    void r2_a_renewal_on_record_ends_the_warning_and_a_gap_of_a_day_does_not() {
        SoundFacts renewed = new SoundFacts();
        for (Certification old : List.copyOf(renewed.certifications)) {
            renewed.certifications.add(from(old, "2027-07-01"));
        }
        Instant late = Instant.parse("2027-06-28T10:00:00Z");
        assertThat(outcome("R2", renewed.facts(), late).state()).isEqualTo(MET);
        assertThat(outcome("R2", renewed.facts(), Instant.parse("2027-07-01T00:00:00Z"))
                        .state())
                .isEqualTo(MET);
        SoundFacts gap = new SoundFacts();
        for (Certification old : List.copyOf(gap.certifications)) {
            gap.certifications.add(from(old, "2027-07-02"));
        }
        assertThat(outcome("R2", gap.facts(), late).state()).isEqualTo(WARNING);
        assertThat(outcome("R2", gap.facts(), Instant.parse("2027-07-01T10:00:00Z"))
                        .state())
                .isEqualTo(FAILED);
        assertThat(outcome("R2", gap.facts(), Instant.parse("2027-07-02T10:00:00Z"))
                        .state())
                .isEqualTo(MET);
    }

    private static Certification from(Certification old, String day) {
        return new Certification(
                old.scheme(),
                old.version(),
                old.entity(),
                old.service(),
                old.activities(),
                old.status(),
                LocalDate.parse(day),
                LocalDate.parse("2030-06-30"),
                old.standing(),
                old.evidence());
    }

    @Test
    void r2_the_right_entity_the_right_service_all_activities_and_not_on_the_way() {
        assertThat(changed(
                        "R2",
                        facts -> facts.certifications.set(0, SoundFacts.hds("founders", Set.of(1, 2, 3, 4, 5, 6)))))
                .as("a sister company's certificate")
                .isEqualTo("FAILED certification.none");
        assertThat(changed("R2", facts -> facts.certifications.set(1, SoundFacts.hds("cellar", Set.of(6)))))
                .as("a subcontractor's certificate not said to be for this service")
                .isEqualTo("FAILED certification.activities");
        for (CertificationStatus status : List.of(CertificationStatus.APPLIED, CertificationStatus.IN_AUDIT)) {
            assertThat(changed("R2", facts -> replace(facts, 0, Optional.empty(), status, Standing.AUDITED)))
                    .isEqualTo("FAILED certification.on-the-way");
        }
        assertThat(changed(
                        "R2",
                        facts -> replace(
                                facts, 0, Optional.of("another"), CertificationStatus.QUALIFIED, Standing.AUDITED)))
                .isEqualTo("FAILED certification.none");
        assertThat(changed(
                        "R2",
                        facts -> replace(
                                facts, 0, Optional.empty(), CertificationStatus.QUALIFIED, Standing.DOCUMENTED)))
                .isEqualTo("FAILED certification.unproven");
    }

    private static void replace(
            SoundFacts facts, int index, Optional<String> service, CertificationStatus status, Standing standing) {
        Certification old = facts.certifications.get(index);
        facts.certifications.set(index, SoundFacts.with(old, service, status, old.until(), standing));
    }

    @Test
    void r3_that_very_service_is_qualified_today_in_that_version() {
        assertTurns(
                "R3", new SoundFacts().facts(), "2027-10-01T10:00:00Z", "2027-12-31T10:00:00Z", "2028-01-01T23:00:00Z");
        assertThat(changed(
                        "R3",
                        facts -> replace(facts, 2, Optional.empty(), CertificationStatus.QUALIFIED, Standing.AUDITED)))
                .as("a qualification of the company at large")
                .isEqualTo("FAILED certification.none");
        assertThat(changed(
                        "R3",
                        facts -> replace(
                                facts, 2, Optional.of("other"), CertificationStatus.QUALIFIED, Standing.AUDITED)))
                .isEqualTo("FAILED certification.none");
        assertThat(changed(
                        "R3",
                        facts -> replace(
                                facts,
                                2,
                                Optional.of(SoundFacts.SERVICE),
                                CertificationStatus.IN_AUDIT,
                                Standing.AUDITED)))
                .isEqualTo("FAILED certification.on-the-way");
    }

    @Test
    void r4_ownership_at_the_limits_and_one_percent_beyond() {
        assertThat(changed("R4", facts -> own(facts, 76, 24))).isEqualTo("MET ownership.met");
        assertThat(changed("R4", facts -> own(facts, 75, 25))).isEqualTo("FAILED ownership.one");
        assertThat(changed("R4", facts -> own(facts, 70, 10))).isEqualTo("MET ownership.met");
        assertThat(changed("R4", facts -> own(facts, 65, 10)))
                .as("25 % held by nobody declared")
                .isEqualTo("FAILED ownership.undeclared");
        assertThat(changed("R4", facts -> {
                    own(facts, 60, 20);
                    facts.entities.add(new LegalEntity("east", "East Fund", "SG", false));
                    facts.stakes.add(SoundFacts.stake("east", 20));
                }))
                .isEqualTo("FAILED ownership.together");
        assertThat(changed("R4", facts -> right(facts, true, false))).isEqualTo("FAILED ownership.veto");
        assertThat(changed("R4", facts -> right(facts, false, true))).startsWith("FAILED ownership.");
        assertThat(changed("R4", facts -> facts.stakes.clear())).isEqualTo("FAILED ownership.undeclared");
        assertThat(changed("R4", facts -> own(facts, 99, 10))).isEqualTo("FAILED ownership.impossible");
    }

    private static void own(SoundFacts facts, int founders, int west) {
        facts.stakes.set(0, SoundFacts.stake("founders", founders));
        facts.stakes.set(1, SoundFacts.stake("west", west));
    }

    private static void right(SoundFacts facts, boolean veto, boolean appoints) {
        facts.stakes.set(1, new Stake("west", "alpine", BigDecimal.TEN, BigDecimal.TEN, veto, appoints, "file"));
    }

    @Test
    void r5_r6_and_r8_a_proof_ages() {
        Facts facts = new SoundFacts().facts();
        assertTurns("R5", facts, "2026-06-03T10:00:00Z", "2026-06-06T10:00:00Z", "2026-06-07T09:00:00Z");
        assertTurns("R6", facts, "2026-06-01T10:00:00Z", "2026-06-02T08:00:00Z", "2026-06-02T09:00:00Z");
        assertTurns("R8", facts, "2027-03-01T10:00:00Z", "2027-05-30T10:00:00Z", "2027-05-31T09:00:00Z");
        assertThat(changed(
                        "R6",
                        one -> one.proofs.put(
                                ProofKind.EGRESS, SoundFacts.proof(ProofKind.EGRESS, at("2026-05-31"), false))))
                .isEqualTo("FAILED proof.failed");
        assertThat(changed(
                        "R5",
                        one -> one.proofs.put(
                                ProofKind.KEYS, SoundFacts.proof(ProofKind.KEYS, at("2026-06-02"), true))))
                .isEqualTo("FAILED proof.future");
        assertThat(changed("R8", one -> one.proofs.remove(ProofKind.REVERSIBILITY_DRILL)))
                .isEqualTo("FAILED proof.none");
    }

    @Test
    void r7_the_page_on_transfers_is_read_again_and_does_not_change() {
        assertTurns(
                "R7", new SoundFacts().facts(), "2026-06-10T10:00:00Z", "2026-06-19T10:00:00Z", "2026-06-20T09:00:00Z");
        assertThat(changed(
                        "R7",
                        facts -> facts.page = Optional.of(new TransferPage(
                                "https://host.example/transfers",
                                SoundFacts.hash(1),
                                at("2026-05-30"),
                                SoundFacts.hash(2)))))
                .isEqualTo("FAILED transfer-page.changed");
        assertThat(changed("R7", facts -> facts.page = Optional.empty())).isEqualTo("FAILED transfer-page.none");
    }

    @Test
    void r9_every_part_that_runs_is_that_of_the_proof() {
        assertThat(changed("R9", facts -> facts.jars.put("lake.jar", "c".repeat(64))))
                .isEqualTo("FAILED build.different");
        assertThat(changed("R9", facts -> facts.jars.put("more.jar", "a".repeat(64))))
                .isEqualTo("FAILED build.different");
        assertThat(changed("R9", facts -> facts.jars.clear())).isEqualTo("FAILED build.unknown");
        assertThat(changed("R9", facts -> facts.proofs.remove(ProofKind.BUILD))).isEqualTo("FAILED proof.none");
    }

    @Test
    void r10_accesses_from_outside_are_none_or_each_has_its_safeguard() {
        assertThat(changed(
                        "R10",
                        facts -> facts.accesses.add(new RemoteAccess("US", "repair", " ", Standing.AUDITED, "file"))))
                .isEqualTo("FAILED remote-access.bare");
        assertThat(changed(
                        "R10",
                        facts -> facts.accesses.add(
                                new RemoteAccess("US", "repair", "clauses", Standing.CLAIMED, "file"))))
                .isEqualTo("FAILED remote-access.unproven");
        assertThat(changed("R10", facts -> facts.accesses.clear())).isEqualTo("MET remote-access.none");
        assertThat(changed("R10", facts -> {
                    facts.accesses.clear();
                    facts.page = Optional.empty();
                }))
                .as("nobody states that there is none")
                .isEqualTo("FAILED remote-access.unstated");
    }

    @Test
    void a_derogation_excuses_its_rule_from_its_approval_to_its_end_and_no_longer() {
        SoundFacts facts = new SoundFacts();
        facts.certifications.remove(2);
        facts.derogations.add(derogation("R3", true, Optional.empty()));
        Instant approved = at("2026-05-02");
        Instant end = at("2026-07-01");
        assertThat(outcome("R3", facts.facts(), approved.minusSeconds(1)).state())
                .isEqualTo(FAILED);
        RuleOutcome excused = outcome("R3", facts.facts(), approved);
        assertThat(excused.state()).isEqualTo(DEROGATED);
        assertThat(excused.until()).contains(end);
        assertThat(excused.evidence()).contains("DER-2026-0001");
        assertThat(GateRules.isOpen(RULES.weigh(facts.facts(), NOW))).isTrue();
        assertThat(outcome("R3", facts.facts(), end.minusSeconds(1)).state()).isEqualTo(DEROGATED);
        assertThat(outcome("R3", facts.facts(), end).state()).isEqualTo(FAILED);
    }

    @Test
    void no_derogation_excuses_a_rule_without_exception_nor_before_approval_nor_after_revocation() {
        SoundFacts outside = new SoundFacts();
        outside.locations.set(0, SoundFacts.location(Location.Kind.STORAGE, "US", Standing.AUDITED));
        outside.derogations.add(derogation("R1", true, Optional.empty()));
        assertThat(outcome("R1", outside.facts(), NOW).state()).isEqualTo(FAILED);
        SoundFacts unqualified = new SoundFacts();
        unqualified.certifications.remove(2);
        unqualified.derogations.add(derogation("R3", false, Optional.empty()));
        unqualified.derogations.add(derogation("R3", true, Optional.of(at("2026-05-15"))));
        unqualified.derogations.add(derogation("R4", true, Optional.empty()));
        assertThat(outcome("R3", unqualified.facts(), NOW).state()).isEqualTo(FAILED);
    }

    static Derogation derogation(String rule, boolean approved, Optional<Instant> endedAt) {
        var who = new Derogation.Signatory(UUID.randomUUID(), "Somebody", "Director");
        return new Derogation(
                UUID.randomUUID(),
                "DER-2026-0001",
                rule,
                "Because of this and of that",
                who,
                at("2026-05-01"),
                approved ? Optional.of(who) : Optional.empty(),
                approved ? Optional.of(at("2026-05-02")) : Optional.empty(),
                at("2026-07-01"),
                endedAt.map(end -> who),
                endedAt,
                Optional.empty(),
                Optional.empty());
    }
}
