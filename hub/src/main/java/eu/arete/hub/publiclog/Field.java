package eu.arete.hub.publiclog;

import java.util.regex.Pattern;

/**
 * The only things an entry may say, each within a form too narrow for a person, a pseudonym or a free text. A log cannot
 * forget: what is not declared here does not enter.
 */
public enum Field {
    /** A legal entity, by its short name. */
    ORGANISATION("organisation", "[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?"),
    DATASET("dataset", "[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?"),
    DATASET_VERSION("datasetVersion", "[0-9]{1,9}"),
    /** The number people quote, as {@code ARETE-D-2026-0001}. */
    DOSSIER("dossier", "[A-Z]{2,12}(-[A-Z0-9]{1,8}){1,4}"),
    PERMIT("permit", "[A-Z]{2,12}(-[A-Z0-9]{1,8}){1,4}"),
    PERMIT_VERSION("permitVersion", "[0-9]{1,9}"),
    /** Name of the procedure a dossier follows. */
    PROCEDURE("procedure", "[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?"),
    /** What came of it, by a code of the room's own list. */
    OUTCOME("outcome", "[a-z][a-z0-9]*([.-][a-z0-9]+){0,5}"),
    /** Version of the disclosure or access policy applied. */
    POLICY("policy", "[a-z0-9]([a-z0-9.-]{0,30}[a-z0-9])?"),
    /** SHA-256 of the document, manifest, result or batch the entry is about. */
    SHA256("sha256", "[0-9a-f]{64}"),
    /** SHA-256 of the record of what was done to each file of a deposit. */
    LINEAGE("lineage", "[0-9a-f]{64}"),
    /** A hosting service of the register. */
    SERVICE("service", "[a-z]([a-z0-9-]{0,62}[a-z0-9])?"),
    /** An open comparison of hosts. */
    COMPARISON("comparison", "[a-z]([a-z0-9-]{0,62}[a-z0-9])?"),
    /** The number of a public document. */
    DOCUMENT("document", "[A-Z]{2,12}(-[A-Z0-9]{1,8}){1,4}"),
    /** The number of a request for documents. */
    REQUEST("request", "[A-Z]{2,12}(-[A-Z0-9]{1,8}){1,4}"),
    /** The number of a regime of pseudonyms. */
    REGIME("regime", "[0-9]{1,9}"),
    PERSONS("persons"),
    ROWS_ACCEPTED("rowsAccepted"),
    ROWS_REJECTED("rowsRejected"),
    ROWS_WITHDRAWN("rowsWithdrawn"),
    OPPOSITIONS("oppositions");

    private static final int MAX_LENGTH = 64;

    private final String key;
    private final Pattern form;
    private final boolean count;

    Field(String key, String form) {
        this.key = key;
        this.form = Pattern.compile(form);
        this.count = false;
    }

    /** A count, as {@link eu.arete.privacy.disclosure.ProtectedCount#text()} writes it. */
    Field(String key) {
        this.key = key;
        this.form = Pattern.compile("<[0-9]{1,4}|0|[1-9][0-9]{0,17}");
        this.count = true;
    }

    /** Name in the entry's JSON and in the messages. */
    public String key() {
        return key;
    }

    /** Whether this is a number about persons or what describes them: it must come through the disclosure rules. */
    public boolean isCount() {
        return count;
    }

    String checked(String value) {
        if (value.length() > MAX_LENGTH || !form.matcher(value).matches()) {
            throw new IllegalArgumentException("Cannot log " + key + " '" + value + "': not of the form " + form);
        }
        return value;
    }
}
