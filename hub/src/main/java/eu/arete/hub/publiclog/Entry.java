package eu.arete.hub.publiclog;

import eu.arete.hub.accounts.OrganisationId;
import eu.arete.privacy.disclosure.ProtectedCount;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one room wants the public log to tell: an event about organisations, datasets, permits and hashes. Never a person,
 * a pseudonym or a query text. Immutable; {@code Entry.of(OUTPUT_RELEASED).permit("ARETE-P-2026-0001").sha256(hash)}.
 */
public final class Entry {
    private final EntryType type;
    private final Map<Field, String> facts;

    private Entry(EntryType type, Map<Field, String> facts) {
        this.type = type;
        this.facts = facts;
    }

    public static Entry of(EntryType type) {
        return new Entry(type, Map.of());
    }

    public EntryType type() {
        return type;
    }

    public Entry organisation(OrganisationId organisation) {
        return with(Field.ORGANISATION, organisation.value());
    }

    public Entry dataset(String dataset) {
        return with(Field.DATASET, dataset);
    }

    public Entry datasetVersion(long version) {
        return with(Field.DATASET_VERSION, Long.toString(version));
    }

    /** @param number the number people quote, not the UUID */
    public Entry dossier(String number) {
        return with(Field.DOSSIER, number);
    }

    /** @param number the number people quote, not the UUID */
    public Entry permit(String number) {
        return with(Field.PERMIT, number);
    }

    /** @param code of a closed list of the room's own, such as {@code granted} or {@code minimum-count} */
    public Entry outcome(String code) {
        return with(Field.OUTCOME, code);
    }

    public Entry policy(String version) {
        return with(Field.POLICY, version);
    }

    /** @param hex 64 lower-case digits */
    public Entry sha256(String hex) {
        return with(Field.SHA256, hex);
    }

    /** A number about persons, or about what describes them; only as the disclosure rules let it out. */
    public Entry count(Field field, ProtectedCount count) {
        if (!field.isCount()) {
            throw new IllegalArgumentException(field.key() + " is not a count");
        }
        return put(field, count.text());
    }

    public Entry with(Field field, String value) {
        if (field.isCount()) {
            throw new IllegalArgumentException(field.key() + " is a count: it passes the disclosure rules first");
        }
        return put(field, value);
    }

    private Entry put(Field field, String value) {
        if (!type.allows(field)) {
            throw new IllegalArgumentException("An entry " + type.code() + " says nothing of " + field.key());
        }
        Map<Field, String> more = new EnumMap<>(Field.class);
        more.putAll(facts);
        more.put(field, field.checked(value));
        return new Entry(type, more);
    }

    /**
     * The leaf of the log: canonical JSON (RFC 8785: keys in order, no space), all values strings. Time is told to the
     * hour: closer, it would tell who did it.
     */
    String canonical(Instant now) {
        type.checkComplete(facts.keySet());
        Map<String, String> all = new TreeMap<>();
        facts.forEach((field, value) -> all.put(field.key(), value));
        all.put("time", now.truncatedTo(ChronoUnit.HOURS).toString());
        all.put("type", type.code());
        // No value holds a character that JSON escapes: the forms of the fields see to it.
        return all.entrySet().stream()
                .map(fact -> "\"" + fact.getKey() + "\":\"" + fact.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
