package eu.arete.hub.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JourneyTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Standing APPLICANT = new Standing(Set.of(), Optional.of(Party.APPLICANT));
    private static final Standing OFFICER = new Standing(Set.of(Party.OFFICER), Optional.empty());
    private static final Standing COMMITTEE = new Standing(Set.of(Party.COMMITTEE), Optional.empty());
    private static final Standing AUTHORITY = new Standing(Set.of(Party.AUTHORITY), Optional.empty());

    private final List<Passage> passages = new ArrayList<>();
    private Procedure procedure = Procedures.DOSSIERS.named("fr-standard");

    @Test
    void completeness_is_due_seven_working_days_after_the_deposit() {
        on("2026-05-05", "submit", APPLICANT);
        // 7 May, then not 8 May (holiday), 9-10 (week-end), 14 (Ascension), 16-17 (week-end).
        assertThat(due("completeness", "2026-05-06")).contains(LocalDate.parse("2026-05-18"));
    }

    @Test
    void a_month_from_the_31st_of_january_ends_with_february() {
        underOpinion("2027-01-31", "ORDINARY");
        assertThat(due("opinion", "2027-02-01")).contains(LocalDate.parse("2027-02-28"));
    }

    @Test
    void an_urgent_opinion_is_due_in_fifteen_days_and_cannot_be_prolonged() {
        underOpinion("2026-03-02", "URGENT");
        assertThat(due("opinion", "2026-03-03")).contains(LocalDate.parse("2026-03-17"));
        on("2026-03-03", "extend-opinion", COMMITTEE);
        assertThat(due("opinion", "2026-03-03")).contains(LocalDate.parse("2026-03-17"));
    }

    @Test
    void an_opinion_is_prolonged_once() {
        underOpinion("2026-03-02", "ORDINARY");
        on("2026-03-20", "extend-opinion", COMMITTEE);
        assertThat(due("opinion", "2026-03-21")).contains(LocalDate.parse("2026-05-02"));
        assertThat(barred("2026-04-20", "extend-opinion", COMMITTEE)).isEqualTo(Step.Reason.ALREADY_PROLONGED);
    }

    @Test
    void silence_is_a_favourable_opinion_on_the_day_after_the_term_and_not_before() {
        underOpinion("2026-03-02", "ORDINARY");
        assertThat(journey().due(at("2026-04-02"))).isEmpty();
        assertThat(journey().due(at("2026-04-03"))).extracting(Rule::command).containsExactly("tacit-opinion");
        assertThat(barred("2026-04-02", "tacit-opinion", Standing.CLOCK)).isEqualTo(Step.Reason.NOT_DUE);
    }

    @Test
    void a_clock_stops_while_the_applicant_is_awaited_and_its_due_date_is_known_again_after() {
        underOpinion("2026-03-02", "ORDINARY");
        on("2026-03-10", "request-information", COMMITTEE);
        assertThat(due("opinion", "2026-03-20")).isEmpty();
        assertThat(journey().due(at("2027-03-20"))).isEmpty();
        on("2026-03-25", "answer", APPLICANT);
        assertThat(due("opinion", "2026-03-26")).contains(LocalDate.parse("2026-04-17"));
    }

    @Test
    void an_incomplete_dossier_lapses_by_itself() {
        on("2026-03-02", "submit", APPLICANT);
        on("2026-03-03", "request-information", OFFICER);
        assertThat(journey().due(at("2026-04-04"))).extracting(Rule::command).containsExactly("lapse");
    }

    @Test
    void a_completed_dossier_starts_a_fresh_completeness_check() {
        on("2026-03-02", "submit", APPLICANT);
        on("2026-03-03", "request-information", OFFICER);
        on("2026-03-16", "answer", APPLICANT);
        assertThat(due("completeness", "2026-03-17")).contains(LocalDate.parse("2026-03-25"));
        assertThat(journey().clocks(at("2026-03-17")))
                .extracting(reading -> reading.rule().name())
                .containsExactly("completeness", "completion", "completeness");
    }

    @Test
    void the_european_clock_runs_from_the_complete_application_over_assessment_and_decision() {
        procedure = Procedures.DOSSIERS.named("eu-permit");
        on("2029-04-02", "submit", APPLICANT);
        on("2029-04-10", "declare-complete", "ORDINARY", OFFICER);
        on("2029-05-02", "give-opinion", "FAVOURABLE", COMMITTEE);
        assertThat(due("decision", "2029-05-03")).contains(LocalDate.parse("2029-07-10"));
        on("2029-06-02", "extend-decision", AUTHORITY);
        assertThat(due("decision", "2029-06-03")).contains(LocalDate.parse("2029-10-10"));
    }

    @Test
    void an_european_term_that_ends_on_a_sunday_ends_with_the_next_working_day() {
        procedure = Procedures.DOSSIERS.named("eu-permit");
        on("2029-04-02", "submit", APPLICANT);
        on("2029-04-15", "declare-complete", "ACCELERATED", OFFICER);
        // 15 June 2029 is a Friday; 15 July (after the prolongation) is a Sunday.
        assertThat(due("decision", "2029-04-16")).contains(LocalDate.parse("2029-06-15"));
        on("2029-05-02", "give-opinion", "FAVOURABLE", COMMITTEE);
        on("2029-05-03", "extend-decision", AUTHORITY);
        assertThat(due("decision", "2029-05-04")).contains(LocalDate.parse("2029-07-16"));
    }

    @Test
    void an_act_after_the_term_is_late_for_ever() {
        underOpinion("2026-03-02", "ORDINARY");
        on("2026-03-05", "give-opinion", "FAVOURABLE", COMMITTEE);
        on("2026-06-05", "decide", "GRANT", AUTHORITY);
        assertThat(journey().clocks(at("2027-01-01")))
                .filteredOn(ClockReading::isLate)
                .extracting(reading -> reading.rule().name())
                .containsExactly("decision");
    }

    @Test
    void who_gave_the_opinion_cannot_decide_even_with_both_roles() {
        underOpinion("2026-03-02", "ORDINARY");
        on("2026-03-05", "give-opinion", "FAVOURABLE", COMMITTEE);
        Standing both = new Standing(Set.of(Party.COMMITTEE, Party.AUTHORITY), Optional.of(Party.COMMITTEE));
        assertThat(barred("2026-03-06", "decide", both)).isEqualTo(Step.Reason.SEPARATION_OF_DUTIES);
    }

    @Test
    void a_named_user_with_every_role_cannot_judge_the_dossier() {
        underOpinion("2026-03-02", "ORDINARY");
        Standing insider =
                new Standing(Set.of(Party.OFFICER, Party.COMMITTEE, Party.AUTHORITY), Optional.of(Party.MEMBER));
        assertThat(journey().open(insider, at("2026-03-03"))).isEmpty();
    }

    @Test
    void a_declaration_that_contradicts_itself_is_refused() {
        Procedure fr = procedure;
        assertThatThrownBy(() -> new Procedure(
                        fr.name(),
                        fr.titles(),
                        fr.law(),
                        "NOWHERE",
                        fr.states(),
                        fr.rules(),
                        fr.clocks(),
                        fr.purposes()))
                .hasMessageContaining("NOWHERE");
        assertThatThrownBy(() -> new Procedure(
                        fr.name(), fr.titles(), fr.law(), "DRAFT", fr.states(), fr.rules(), List.of(), fr.purposes()))
                .hasMessageContaining("unknown clock");
    }

    private void underOpinion(String day, String urgency) {
        on(day, "submit", APPLICANT);
        on(day, "declare-complete", urgency, OFFICER);
    }

    private void on(String day, String command, Standing who) {
        on(day, command, Rule.PLAIN, who);
    }

    private void on(String day, String command, String outcome, Standing who) {
        Step step = journey().step(command, outcome, who, at(day));
        assertThat(step).isInstanceOf(Step.Open.class);
        passages.add(((Step.Open) step).passage());
    }

    private Step.Reason barred(String day, String command, Standing who) {
        return ((Step.Barred) journey().step(command, Rule.PLAIN, who, at(day))).reason();
    }

    private Optional<LocalDate> due(String clock, String day) {
        return journey().underWay(clock, at(day)).flatMap(ClockReading::dueOn);
    }

    private Journey journey() {
        return new Journey(procedure, passages, PARIS);
    }

    private static Instant at(String day) {
        return LocalDate.parse(day).atTime(10, 0).atZone(PARIS).toInstant();
    }
}
