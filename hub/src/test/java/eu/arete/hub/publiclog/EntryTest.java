package eu.arete.hub.publiclog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.hub.accounts.OrganisationId;
import eu.arete.privacy.disclosure.ProtectedCount;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:41:27.123Z");
    private static final String HASH = "0123456789abcdef".repeat(4);

    @Test
    void an_entry_is_canonical_json_with_its_time_to_the_hour() {
        Entry entry = Entry.of(EntryType.DEPOSIT_ACCEPTED)
                .sha256(HASH)
                .dataset("dcir")
                .organisation(new OrganisationId("cnam"))
                .count(Field.ROWS_ACCEPTED, ProtectedCount.of(7));
        assertThat(entry.canonical(NOW))
                .isEqualTo("{\"dataset\":\"dcir\",\"organisation\":\"cnam\",\"rowsAccepted\":\"<11\",\"sha256\":\""
                        + HASH + "\",\"time\":\"2026-03-02T09:00:00Z\",\"type\":\"deposit.accepted\"}");
    }

    @Test
    void an_entry_without_what_its_type_requires_is_not_told() {
        Entry entry = Entry.of(EntryType.OUTPUT_RELEASED).permit("ARETE-P-2026-0001");
        assertThatThrownBy(() -> entry.canonical(NOW)).hasMessageContaining("it needs");
    }

    @Test
    void a_type_tells_only_its_own_fields() {
        assertThatThrownBy(() -> Entry.of(EntryType.OUTPUT_RELEASED).dataset("dcir"))
                .hasMessageContaining("says nothing of dataset");
    }

    @Test
    void a_count_enters_only_through_the_disclosure_rules() {
        assertThatThrownBy(() -> Entry.of(EntryType.OPPOSITIONS_EXECUTED).with(Field.OPPOSITIONS, "3"))
                .hasMessageContaining("disclosure rules");
    }

    @Tag("attack")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jean Dupont",
                "jean.dupont@example.org",
                "184127645108946",
                "1 84 12 76 451 089 46",
                "06 12 34 56 78",
                "dcir\"}",
                "dcir\n",
                "DCIR",
                "",
                "a b",
                "é",
                "../x",
                "select * from er_prs_f"
            })
    void no_free_text_enters_under_any_name(String text) {
        for (EntryType type : EntryType.values()) {
            for (Field field : Field.values()) {
                boolean shortName = text.matches("[0-9]{15}")
                        && (field == Field.ORGANISATION
                                || field == Field.DATASET
                                || field == Field.PROCEDURE
                                || field == Field.POLICY);
                if (field.isCount() || !type.allows(field) || shortName) {
                    continue;
                }
                assertThatThrownBy(() -> Entry.of(type).with(field, text)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }
}
