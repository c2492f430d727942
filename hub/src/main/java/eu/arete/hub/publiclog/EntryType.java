package eu.arete.hub.publiclog;

import static eu.arete.hub.publiclog.Field.COMPARISON;
import static eu.arete.hub.publiclog.Field.DATASET;
import static eu.arete.hub.publiclog.Field.DATASET_VERSION;
import static eu.arete.hub.publiclog.Field.DOCUMENT;
import static eu.arete.hub.publiclog.Field.DOSSIER;
import static eu.arete.hub.publiclog.Field.LINEAGE;
import static eu.arete.hub.publiclog.Field.OPPOSITIONS;
import static eu.arete.hub.publiclog.Field.ORGANISATION;
import static eu.arete.hub.publiclog.Field.OUTCOME;
import static eu.arete.hub.publiclog.Field.PERMIT;
import static eu.arete.hub.publiclog.Field.PERMIT_VERSION;
import static eu.arete.hub.publiclog.Field.PERSONS;
import static eu.arete.hub.publiclog.Field.POLICY;
import static eu.arete.hub.publiclog.Field.PROCEDURE;
import static eu.arete.hub.publiclog.Field.REGIME;
import static eu.arete.hub.publiclog.Field.REQUEST;
import static eu.arete.hub.publiclog.Field.ROWS_ACCEPTED;
import static eu.arete.hub.publiclog.Field.ROWS_REJECTED;
import static eu.arete.hub.publiclog.Field.SERVICE;
import static eu.arete.hub.publiclog.Field.SHA256;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What the log tells, and which fields each kind of entry must and may have. */
public enum EntryType {
    DEPOSIT_ACCEPTED(
            "deposit.accepted",
            must(ORGANISATION, DATASET, SHA256),
            may(DATASET_VERSION, LINEAGE, ROWS_ACCEPTED, ROWS_REJECTED)),
    DEPOSIT_REFUSED("deposit.refused", must(ORGANISATION, DATASET), may(SHA256, OUTCOME, ROWS_ACCEPTED, ROWS_REJECTED)),
    DATASET_DESCRIBED("dataset.described", must(DATASET, SHA256), may(ORGANISATION, DATASET_VERSION)),
    DOSSIER_SUBMITTED("dossier.submitted", must(DOSSIER), may(ORGANISATION, PROCEDURE, SHA256)),
    OPINION_GIVEN("opinion.given", must(DOSSIER, OUTCOME), may(ORGANISATION, SHA256)),
    DECISION_TAKEN("decision.taken", must(DOSSIER, OUTCOME), may(ORGANISATION, PERMIT, PROCEDURE, SHA256)),
    /** Any other step of its procedure: completeness, a question, an answer, a prolongation. */
    DOSSIER_MOVED("dossier.moved", must(DOSSIER, OUTCOME), may(ORGANISATION, PROCEDURE)),
    DOSSIER_CLOSED("dossier.closed", must(DOSSIER, OUTCOME), may(ORGANISATION, SHA256)),
    PERMIT_GRANTED("permit.granted", must(PERMIT), may(DOSSIER, ORGANISATION, PERMIT_VERSION, SHA256)),
    PERMIT_AMENDED("permit.amended", must(PERMIT), may(DOSSIER, ORGANISATION, PERMIT_VERSION, OUTCOME, SHA256)),
    TERMS_ACCEPTED("terms.accepted", must(PERMIT), may()),
    PERMIT_REVOKED("permit.revoked", must(PERMIT), may(DOSSIER, ORGANISATION, OUTCOME, SHA256)),
    PERMIT_EXPIRED("permit.expired", must(PERMIT), may(DOSSIER, ORGANISATION)),
    EXTRACT_MADE("extract.made", must(PERMIT, SHA256), may(DATASET, DATASET_VERSION, PERMIT_VERSION, PERSONS, POLICY)),
    /** The risk measured in an extract kept it from being delivered, until reviewers decided. */
    EXTRACT_HELD("extract.held", must(PERMIT, OUTCOME, POLICY, SHA256), may(PERMIT_VERSION)),
    EXTRACT_DESTROYED("extract.destroyed", must(PERMIT), may(SHA256, OUTCOME)),
    WORKSPACE_USED("workspace.used", must(PERMIT, SHA256), may()),
    OUTPUT_RELEASED("output.released", must(PERMIT, SHA256), may(POLICY, ORGANISATION)),
    OUTPUT_REFUSED("output.refused", must(PERMIT), may(POLICY, OUTCOME, SHA256)),
    /** One for all persons who opposed since the last: SHA-256 is the root of their salted commitments. */
    OPPOSITIONS_EXECUTED("oppositions.executed", must(), may(OPPOSITIONS, SHA256)),
    /** Rows of a dataset are read no more: of who opposes (told at set times, whether or not there were any), or past their time. */
    ROWS_WITHDRAWN("rows.withdrawn", must(DATASET, OUTCOME), may(Field.ROWS_WITHDRAWN)),
    /** Files were written anew without the rows withdrawn, or put together. */
    FILES_REWRITTEN("files.rewritten", must(DATASET, OUTCOME), may()),
    /** Earlier states of a dataset's tables can be read no more; what only they named was deleted with its keys. */
    SNAPSHOTS_FORGOTTEN("snapshots.forgotten", must(DATASET, OUTCOME), may()),
    /** Every file was opened in search of what must not be there: SHA-256 of the report. */
    ERASURE_PROVEN("erasure.proven", must(OUTCOME, SHA256), may()),
    /** A rotation was started or given up: it changes nothing yet, or nothing at all. */
    ROTATION_MOVED("pseudonyms.rotation-moved", must(REGIME, OUTCOME), may(DATASET)),
    /** Of that dataset, or of all and the oppositions; SHA-256 of what lists every file before and after. */
    PSEUDONYMS_ROTATED("pseudonyms.rotated", must(REGIME, SHA256), may(DATASET)),
    REGIME_KEY_DESTROYED("pseudonyms.key-destroyed", must(REGIME), may()),
    /** A request to reach the person behind a code of a project: every step of it, of nobody in particular. */
    REIDENTIFICATION_MOVED("reidentification.moved", must(REQUEST, OUTCOME), may(PERMIT, ORGANISATION)),
    POLICY_CHANGED("policy.changed", must(POLICY), may(SHA256, OUTCOME)),
    HOST_DECLARED("host.declared", must(ORGANISATION, SHA256), may(SERVICE, OUTCOME)),
    HOST_FACT_CHANGED("host.fact-changed", must(SERVICE, SHA256), may(OUTCOME)),
    GATE_DECIDED("gate.decided", must(OUTCOME, POLICY, SHA256), may(SERVICE)),
    /** A derogation from a rule of the gate: proposed, approved, revoked or ended. */
    GATE_OVERRIDDEN("gate.overridden", must(OUTCOME, POLICY, SHA256), may(SERVICE)),
    PROOF_RECORDED("proof.recorded", must(OUTCOME, SHA256), may(SERVICE)),
    CRITERIA_FROZEN("criteria.frozen", must(COMPARISON, SHA256), may(OUTCOME)),
    COMPARISON_PUBLISHED("comparison.published", must(COMPARISON, SHA256), may(OUTCOME)),
    DOCUMENT_PUBLISHED("document.published", must(DOCUMENT, SHA256), may(REQUEST, OUTCOME)),
    DOCUMENT_REQUEST_MOVED("document.request-moved", must(REQUEST, OUTCOME), may(DOCUMENT, SHA256));

    private final String code;
    private final Set<Field> required;
    private final Set<Field> optional;

    EntryType(String code, Set<Field> required, Set<Field> optional) {
        this.code = code;
        this.required = required;
        this.optional = optional;
    }

    private static Set<Field> must(Field... fields) {
        return setOf(fields);
    }

    private static Set<Field> may(Field... fields) {
        return setOf(fields);
    }

    private static Set<Field> setOf(Field... fields) {
        Set<Field> set = EnumSet.noneOf(Field.class);
        set.addAll(Arrays.asList(fields));
        return set;
    }

    /** Name in the entry's JSON and in the messages. */
    public String code() {
        return code;
    }

    public static Optional<EntryType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    boolean allows(Field field) {
        return required.contains(field) || optional.contains(field);
    }

    void checkComplete(Set<Field> present) {
        if (!present.containsAll(required)) {
            throw new IllegalArgumentException(
                    "Cannot log " + code + ": it needs " + required + ", not only " + present);
        }
    }
}
