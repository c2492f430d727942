package eu.arete.hub.documents.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("attack")
class BlackoutTest {

    private static final String GROUND = "l311-6-business";

    @Test
    void a_passage_is_found_however_it_is_written() {
        List<String> pages = List.of(
                "# Contrat de Société Générique\n\nLa SOCIETE GÉNÉRIQUE, société-\ngénérique et Société\u00A0Générique.",
                "fin de Société",
                "Générique reprend");

        List<Span> found = Passages.find(pages, "societe generique", 0, GROUND);

        String kept = kept(Blackout.apply(pages, found));
        assertThat(Folded.words(kept)).doesNotContain("societe", "generique");
        assertThat(kept).contains("Contrat de").contains("fin de").contains("reprend");
    }

    @Test
    void a_part_of_a_word_takes_the_whole_word() {
        List<String> pages = List.of("Madame Dupontel et Monsieur Dupont.");
        String kept = kept(Blackout.apply(pages, Passages.find(pages, "upont", 0, GROUND)));
        assertThat(kept).doesNotContain("Dup").doesNotContain("tel");
    }

    /** A document of words, some of them secret, secret ones in any case and broken in any way. */
    record Story(List<String> pages, List<String> secrets) {}

    private static final String[] WORDS = {
        "the", "price", "de", "l’offre", "été", "contract", "(signed)", "12,50", "2026-03-02", "—", "# x", "•"
    };

    private static Story story(SplittableRandom random) {
        List<String> secrets = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            secrets.add("zq"
                    + random.ints(4 + random.nextInt(5), 'a', 'z' + 1)
                            .mapToObj(letter -> Character.toString((char) letter))
                            .collect(Collectors.joining())
                    + "qz");
        }
        StringBuilder text = new StringBuilder();
        int length = 4 + random.nextInt(40);
        for (int i = 0; i < length; i++) {
            String said = secrets.get(random.nextInt(secrets.size()));
            text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(7) == 0 ? "\n\n" : " ");
            switch (random.nextInt(7)) {
                case 0 -> text.append(said).append(' ');
                case 1 -> text.append(said.toUpperCase(Locale.ROOT)).append(", ");
                case 2 ->
                    text.append(said, 0, 3)
                            .append('-')
                            .append(said.substring(3))
                            .append(' ');
                case 3 -> text.append("pre").append(said).append("post ");
                case 4 ->
                    text.append(said, 0, 4)
                            .append('\u0301')
                            .append(said.substring(4))
                            .append("\n\n- ");
                case 5 ->
                    text.append(said, 0, 5)
                            .append('\u200B')
                            .append(said.substring(5))
                            .append('\f');
                default -> text.append('\n');
            }
        }
        return new Story(Markdown.read(text + "end").pages(), secrets);
    }

    private static List<Span> spans(Story story) {
        return story.secrets().stream()
                .flatMap(secret -> Passages.find(story.pages(), secret, 0, GROUND).stream())
                .toList();
    }

    @Test
    void no_word_blacked_out_is_left_in_any_form_of_the_document() {
        for (int seed = 0; seed < 300; seed++) {
            Story story = story(new SplittableRandom(seed));
            List<Page> pages = Blackout.apply(story.pages(), spans(story));

            assertGone(story, kept(pages), seed);
            assertGone(story, pages.toString(), seed);
            assertGone(story, SafeText.write("Title", "foot", pages, code -> "Ground"), seed);
            assertGone(story, SearchWords.of(kept(pages), 200_000), seed);
        }
    }

    @Test
    void no_word_blacked_out_is_left_in_the_bytes_of_the_pdf_and_the_same_text_gives_the_same_bytes() {
        for (int seed = 300; seed < 306; seed++) {
            Story story = story(new SplittableRandom(seed));
            List<Page> pages = Blackout.apply(story.pages(), spans(story));
            byte[] pdf = SafePdf.write("Title", "Body", "foot", pages, code -> "Ground");

            assertGone(story, TestPdf.everything(pdf), seed);
            assertThat(SafePdf.write("Title", "Body", "foot", pages, code -> "Ground"))
                    .isEqualTo(pdf);
        }
    }

    @Test
    void how_long_a_passage_was_is_not_told() {
        List<String> one = List.of("Paid 12 to Al, the winner.");
        List<String> other = List.of("Paid 123456789 to Alexandra-Victoria Montgomery, the winner.");
        assertThat(Blackout.apply(one, found(one, "12", "Al")))
                .isEqualTo(Blackout.apply(other, found(other, "123456789", "Alexandra-Victoria Montgomery")));
    }

    private static List<Span> found(List<String> pages, String... passages) {
        return java.util.Arrays.stream(passages)
                .flatMap(passage -> Passages.find(pages, passage, 0, GROUND).stream())
                .toList();
    }

    private static void assertGone(Story story, String output, int seed) {
        String folded = Folded.words(output);
        for (String secret : story.secrets()) {
            assertThat(folded).as("seed " + seed).doesNotContain(secret).doesNotContain(secret.substring(2));
        }
    }

    private static String kept(List<Page> pages) {
        return pages.stream().map(Page::kept).collect(Collectors.joining("\n"));
    }
}
