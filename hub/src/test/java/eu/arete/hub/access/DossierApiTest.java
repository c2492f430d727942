package eu.arete.hub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.hub.Visitor;
import eu.arete.hub.access.internal.Casework;
import eu.arete.hub.access.internal.Grants;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.accounts.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import tools.jackson.databind.JsonNode;

class DossierApiTest extends DossierTest {

    @Autowired
    private Permits permits;

    @Autowired
    private Casework casework;

    @Autowired
    private Grants grants;

    @Test
    void a_dossier_goes_from_draft_to_a_permit_in_force() {
        Visitor applicant = as(Role.APPLICANT);
        JsonNode dossier = granted(applicant);
        assertThat(dossier.get("state").asString()).isEqualTo("GRANTED");
        PermitId id =
                PermitId.parse(applicant.get(path(dossier)).json().get("permit").asString());

        assertThat(permits.inForce(id, clock.instant())).isEmpty();
        applicant.post("/api/v1/permits/" + id + "/accept-conditions", NOTHING);
        applicant.post("/api/v1/permits/" + id + "/accept-terms", NOTHING);
        Permit permit = permits.inForce(id, clock.instant()).orElseThrow();

        assertThat(permit.admits(applicant.person().id())).isTrue();
        assertThat(permit.conditions()).containsExactly("Publish.");
        assertThat(permit.population().criteria()).extracting(Criterion::values).containsExactly(List.of("E11"));
        assertThat(permit.end()).isEqualTo(permit.start().plusMonths(24).minusDays(1));
        assertThat(permit.number()).startsWith("ARETE-P-");
    }

    @Test
    void a_draft_keeps_what_was_typed_and_says_what_it_lacks() {
        Visitor applicant = as(Role.APPLICANT);
        JsonNode saved = save(applicant, opened(applicant), Map.of("title", "Half", "careFrom", "last year"))
                .json();
        assertThat(saved.at("/application/careFrom").asString()).isEqualTo("last year");
        assertThat(saved.get("problems").toString()).contains("“last year” is not a date", "summary");
        Visitor.Answer refused = give(applicant, saved, "submit", NOTHING);
        assertThat(refused.code()).isEqualTo("access.incomplete");
        assertThat(refused.json().get("places").toString()).contains("careFrom", "namedUsers");
    }

    @Test
    void a_purpose_the_law_forbids_is_refused_by_its_article() {
        Visitor applicant = as(Role.APPLICANT);
        Map<String, Object> content = application(applicant);
        content.put("purposes", List.of("RESEARCH", "INSURANCE_SELECTION"));
        JsonNode saved = save(applicant, opened(applicant), content).json();
        Visitor.Answer refused = give(applicant, saved, "submit", NOTHING);
        assertThat(refused.code()).isEqualTo("access.forbidden-purpose");
        assertThat(refused.json().get("detail").asString()).contains("L.1461-1 V 2°");
    }

    @Test
    void two_potential_identifiers_must_be_justified() {
        Visitor applicant = as(Role.APPLICANT);
        Map<String, Object> content = application(applicant);
        content.put("scope", scope("BEN_NAI_MOI", "BEN_RES_COM"));
        JsonNode saved = save(applicant, opened(applicant), content).json();
        assertThat(saved.get("problems").toString()).contains("crossingJustification", "BEN_RES_COM");
        content.put("crossingJustification", "Distance to the laboratory by age.");
        assertThat(save(applicant, saved, content).json().get("problems")).isEmpty();
    }

    @Test
    void a_change_made_on_an_old_version_is_refused() {
        Visitor applicant = as(Role.APPLICANT);
        JsonNode first = opened(applicant);
        save(applicant, first, Map.of("title", "One"));
        Visitor.Answer late = save(applicant, first, Map.of("title", "Two"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("access.changed-meanwhile");
    }

    @Test
    void odd_input_gets_an_answer_and_changes_nothing() {
        Visitor applicant = as(Role.APPLICANT);
        JsonNode dossier = opened(applicant);
        Visitor.Answer nul = save(applicant, dossier, Map.of("title", "A\u0000B \\u0000"));
        assertThat(nul.json().at("/application/title").asString()).isEqualTo("AB \\u0000");
        JsonNode now = nul.json();
        assertThat(save(applicant, now, Map.of("summary", "x".repeat(600_000))).code())
                .isEqualTo("access.draft-too-long");
        assertThat(applicant
                        .put(path(dossier) + "/application", "{\"version\":2,\"application\":{\"namedUsers\":[null]}}")
                        .status())
                .isEqualTo(400);
        assertThat(applicant
                        .put(path(dossier) + "/application", "{\"version\":2,\"application\":{\"scope\":[{}]}}")
                        .status())
                .isEqualTo(400);
        assertThat(applicant.put(path(dossier) + "/application", "{}").code()).isEqualTo("access.application-missing");
        assertThat(applicant.post(path(dossier) + "/submit", "{}").code()).isEqualTo("access.version-missing");
        assertThat(give(applicant, dossier, "fly", NOTHING).code()).isEqualTo("access.not-in-this-state");
        assertThat(applicant.get("/api/v1/dossiers/1").code()).isEqualTo("access.no-such-dossier");
        assertThat(applicant
                        .post("/api/v1/dossiers", Map.of("procedure", "none"))
                        .code())
                .isEqualTo("access.unknown-procedure");
        assertThat(as(Role.OFFICER).post("/api/v1/dossiers", NOTHING).status()).isEqualTo(403);
    }

    @Test
    void a_draft_is_seen_by_its_applicant_alone() {
        JsonNode draft = opened(as(Role.APPLICANT));
        assertThat(as(Role.OFFICER).get(path(draft)).status()).isEqualTo(404);
        assertThat(as(Role.APPLICANT).get(path(draft)).status()).isEqualTo(404);
    }

    @Test
    void another_applicant_does_not_see_a_submitted_dossier() {
        JsonNode dossier = submitted(as(Role.APPLICANT));
        assertThat(as(Role.APPLICANT).get(path(dossier)).status()).isEqualTo(404);
    }

    @Test
    void a_role_without_second_factor_does_not_judge() {
        JsonNode dossier = submitted(as(Role.APPLICANT));
        Visitor officer = withoutSecondFactor(as(Role.OFFICER).person());
        assertThat(give(officer, dossier, "declare-complete", Map.of("outcome", "ORDINARY"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void who_gave_the_opinion_does_not_decide() {
        JsonNode dossier = submitted(as(Role.APPLICANT));
        Visitor many = as(Role.COMMITTEE, Role.AUTHORITY);
        give(as(Role.OFFICER), dossier, "declare-complete", Map.of("outcome", "ORDINARY"));
        give(many, dossier, "give-opinion", Map.of("outcome", "FAVOURABLE", "reasons", "Sound."));
        Visitor.Answer refused = give(many, dossier, "decide", Map.of("outcome", "GRANT", "reasons", "Because."));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("access.separation-of-duties");
    }

    @Test
    void nobody_judges_their_own_dossier() {
        Visitor everything = as(Role.APPLICANT, Role.OFFICER, Role.COMMITTEE, Role.AUTHORITY);
        JsonNode dossier = submitted(everything);
        Visitor.Answer refused = give(everything, dossier, "declare-complete", Map.of("outcome", "ORDINARY"));
        assertThat(refused.code()).isEqualTo("access.separation-of-duties");
    }

    @Test
    void the_tables_themselves_refuse_two_parts_for_one_person() {
        Visitor applicant = as(Role.APPLICANT);
        UUID dossier = UUID.fromString(submitted(applicant).get("id").asString());
        UUID person = applicant.person().id().value();
        assertThatThrownBy(() -> jdbc.sql("insert into access.duty values (:dossier, :person, 'AUTHORITY')")
                        .param("dossier", dossier)
                        .param("person", person)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into access.passage values
                          (:dossier, 99, now(), :person, 'AUTHORITY', 'decide', 'GRANT', 'UNDER_DECISION', 'GRANTED', '{}')
                        """)
                        .param("dossier", dossier)
                        .param("person", person)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.sql("update access.passage set outcome = 'X' where dossier = :dossier")
                        .param("dossier", dossier)
                        .update())
                .hasMessageContaining("history is written once");
    }

    @Test
    void an_officer_names_the_fields_to_complete_and_the_applicant_answers() {
        Visitor applicant = as(Role.APPLICANT);
        Visitor officer = as(Role.OFFICER);
        JsonNode dossier = submitted(applicant);
        give(officer, dossier, "request-information", Map.of("reasons", "Say more.", "fields", List.of("safeguards")));
        JsonNode asked = applicant.get(path(dossier)).json();
        assertThat(asked.get("state").asString()).isEqualTo("AWAITING_COMPLETION");
        assertThat(asked.at("/history/1/details/fields/0").asString()).isEqualTo("safeguards");
        assertThat(give(applicant, dossier, "answer", NOTHING)
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("SUBMITTED");
    }

    @Test
    void after_a_reserved_opinion_the_applicant_corrects_and_the_committee_sees_the_correction() {
        Visitor applicant = as(Role.APPLICANT);
        Visitor committee = as(Role.COMMITTEE);
        JsonNode dossier = submitted(applicant);
        give(as(Role.OFFICER), dossier, "declare-complete", Map.of("outcome", "ORDINARY"));
        give(committee, dossier, "give-opinion", Map.of("outcome", "RESERVED", "reasons", "Say who pays."));
        Map<String, Object> corrected = application(applicant);
        corrected.put("funding", "A foundation.");
        save(applicant, applicant.get(path(dossier)).json(), corrected);
        assertThat(committee
                        .get(path(dossier))
                        .json()
                        .at("/application/funding")
                        .asString())
                .isEqualTo("Public.");
        give(applicant, dossier, "revise", NOTHING);
        JsonNode seen = committee.get(path(dossier)).json();
        assertThat(seen.get("state").asString()).isEqualTo("UNDER_OPINION");
        assertThat(seen.at("/application/funding").asString()).isEqualTo("A foundation.");
    }

    @Test
    void the_european_procedure_has_its_own_purposes_clocks_and_articles() {
        Visitor applicant = as(Role.APPLICANT);
        JsonNode dossier = applicant
                .post("/api/v1/dossiers", Map.of("procedure", "eu-permit"))
                .json();
        Map<String, Object> content = application(applicant);
        content.put("purposes", List.of("DISCRIMINATION"));
        JsonNode saved = save(applicant, dossier, content).json();
        assertThat(give(applicant, saved, "submit", NOTHING)
                        .json()
                        .get("detail")
                        .asString())
                .contains("EHDS art. 54(b)");
        content.put("purposes", List.of("SCIENTIFIC_RESEARCH"));
        save(applicant, saved, content);
        give(applicant, saved, "submit", NOTHING);
        JsonNode complete = give(as(Role.OFFICER), dossier, "declare-complete", Map.of("outcome", "ACCELERATED"))
                .json();
        assertThat(complete.at("/clocks/0/name").asString()).isEqualTo("decision");
        assertThat(complete.at("/state").asString()).isEqualTo("UNDER_ASSESSMENT");
    }

    @Test
    void a_decision_needs_reasons() {
        JsonNode dossier = submitted(as(Role.APPLICANT));
        give(as(Role.OFFICER), dossier, "declare-complete", Map.of("outcome", "URGENT"));
        Visitor.Answer refused = give(as(Role.COMMITTEE), dossier, "give-opinion", Map.of("outcome", "RESERVED"));
        assertThat(refused.code()).isEqualTo("access.reasons-missing");
    }

    @Test
    void silence_of_the_committee_is_a_favourable_opinion_once_the_term_has_passed() {
        Visitor applicant = as(Role.APPLICANT);
        JsonNode dossier = submitted(applicant);
        give(as(Role.OFFICER), dossier, "declare-complete", Map.of("outcome", "URGENT"));
        casework.passTime();
        assertThat(applicant.get(path(dossier)).json().get("state").asString()).isEqualTo("UNDER_OPINION");
        clock.advance(Duration.ofDays(17));
        casework.passTime();
        casework.passTime();
        JsonNode after =
                withoutSecondFactor(applicant.person()).get(path(dossier)).json();
        assertThat(after.get("state").asString()).isEqualTo("UNDER_DECISION");
        assertThat(after.at("/history/2/by").asString()).isEqualTo("CLOCK");
    }

    @Test
    void a_permit_ends_on_its_last_day_even_if_nobody_notes_it() {
        Visitor applicant = as(Role.APPLICANT);
        PermitId id = inForce(applicant);
        clock.advance(Duration.ofDays(24 * 31));
        assertThat(permits.inForce(id, clock.instant())).isEmpty();
        grants.passTime();
        assertThat(permits.find(id).orElseThrow().state()).isEqualTo(Permit.State.EXPIRED);
    }

    @Test
    void a_revoked_permit_is_out_of_force_at_once() {
        Visitor applicant = as(Role.APPLICANT);
        PermitId id = inForce(applicant);
        Visitor.Answer own = applicant.post("/api/v1/permits/" + id + "/revoke", Map.of("reasons", "No."));
        assertThat(own.code()).isEqualTo("access.not-yours");
        as(Role.AUTHORITY).post("/api/v1/permits/" + id + "/revoke", Map.of("reasons", "Condition not kept."));
        assertThat(permits.inForce(id, clock.instant())).isEmpty();
    }

    @Test
    void the_register_tells_a_refusal_with_its_reasons_and_nobodys_name() {
        Visitor applicant = as(Role.APPLICANT);
        JsonNode dossier = submitted(applicant);
        give(as(Role.OFFICER), dossier, "declare-complete", Map.of("outcome", "ORDINARY"));
        give(as(Role.COMMITTEE), dossier, "give-opinion", Map.of("outcome", "FAVOURABLE", "reasons", "Sound."));
        give(as(Role.AUTHORITY), dossier, "decide", Map.of("outcome", "REFUSE", "reasons", "Too broad."));
        Visitor.Answer entry =
                anyone().get("/api/v1/register/" + dossier.get("number").asString());
        assertThat(entry.text())
                .contains("Too broad.", "REFUSED")
                .doesNotContain(applicant.person().email());
        assertThat(entry.text()).doesNotContain(applicant.person().id().toString());
        assertThat(anyone().get("/api/v1/register/delays").json().size()).isPositive();
    }

    @Test
    void a_draft_is_not_in_the_register() {
        JsonNode draft = opened(as(Role.APPLICANT));
        assertThat(anyone().get("/api/v1/register/" + draft.get("number").asString())
                        .status())
                .isEqualTo(404);
    }

    private PermitId inForce(Visitor applicant) {
        JsonNode dossier = granted(applicant);
        PermitId id =
                PermitId.parse(applicant.get(path(dossier)).json().get("permit").asString());
        applicant.post("/api/v1/permits/" + id + "/accept-conditions", NOTHING);
        assertThat(permits.inForce(id, clock.instant())).isPresent();
        assertThat(permits.ofPerson(new PersonId(applicant.person().id().value())))
                .hasSize(1);
        return id;
    }
}
