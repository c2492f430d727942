package eu.arete.hub.documents.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private final DocumentFiles files = new DocumentFiles(new PdfFiles(Duration.ofSeconds(20), 128));

    @Test
    void a_pdf_becomes_pages_of_headings_and_paragraphs() throws Unreadable {
        Reading reading = files.read(TestPdf.plain(
                List.of("Minutes of March", "The committee met on", "the second of March."),
                List.of("Annex", "Nothing else.")));

        assertThat(reading.pages()).hasSize(2);
        assertThat(reading.pages().get(0)).isEqualTo("# Minutes of March\n\nThe committee met on the second of March.");
        assertThat(reading.left()).isEqualTo(Leavings.NONE);
    }

    @Test
    void markdown_becomes_pages_without_what_is_not_seen() throws Unreadable {
        Reading reading = files.read(
                "# Title\n\nA **strong** word,\non two lines. <!-- not for you --> zero\u200Bwidth\n\n* one\n2. two\n\f## Next\n"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(reading.pages())
                .containsExactly("# Title\n\nA strong word, on two lines. zerowidth\n\n- one\n\n- 2. two", "## Next");
        assertThat(reading.left().hiddenTexts()).isEqualTo(1);
    }

    @Test
    void what_hides_in_a_pdf_is_counted_and_left_out() throws Unreadable {
        Reading reading = files.read(TestPdf.withSecretEverywhere("Quentin"));

        assertThat(String.join("\n", reading.pages()))
                .contains("Signed by Quentin")
                .doesNotContain("Hidden words");
        assertThat(reading.left().attachments()).isPositive();
        assertThat(reading.left().annotations()).isPositive();
        assertThat(reading.left().scripts()).isPositive();
        assertThat(reading.left().hiddenTexts()).isPositive();
        assertThat(reading.left().metadata()).isPositive();
    }

    @Test
    @Tag("attack")
    void what_is_not_a_document_is_refused_by_what_it_is() {
        assertRefused(TestPdf.encrypted("secret"), Unreadable.Reason.ENCRYPTED);
        assertRefused(TestPdf.encrypted(""), Unreadable.Reason.ENCRYPTED);
        assertRefused("%PDF-1.7\nnot really".getBytes(StandardCharsets.US_ASCII), Unreadable.Reason.MALFORMED);
        assertRefused(new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0}, Unreadable.Reason.UNKNOWN_FORMAT);
        assertRefused(TestPdf.plain(List.of()), Unreadable.Reason.NO_TEXT);
        assertRefused(" \n".getBytes(StandardCharsets.UTF_8), Unreadable.Reason.NO_TEXT);
        assertRefused(new byte[DocumentFiles.MOST_BYTES + 1], Unreadable.Reason.TOO_LARGE);
    }

    @Test
    @Tag("attack")
    void a_pdf_that_unfolds_without_end_ends_its_own_process_and_nothing_else() {
        PdfFiles impatient = new PdfFiles(Duration.ofSeconds(5), 64);
        byte[] bomb = TestPdf.bomb(256);
        assertThat(bomb.length).isLessThan(2 << 20);
        assertThatThrownBy(() -> impatient.read(bomb))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        refused -> assertThat(refused.reason())
                                .isIn(Unreadable.Reason.TOO_HEAVY, Unreadable.Reason.TOO_MUCH_TEXT));
    }

    private void assertRefused(byte[] file, Unreadable.Reason reason) {
        assertThatThrownBy(() -> files.read(file))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
