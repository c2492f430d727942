package eu.arete.hub.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One published version of a document, without its text.
 *
 * @param author the body that wrote it
 * @param sha256 of the file that is served
 * @param commitment SHA-256 of a secret salt of 32 bytes and the file as the hub received it, which is not served
 * @param pdf whether the file is a PDF; Markdown else
 * @param blackouts how many passages were blacked out
 * @param withdrawn whether its text was withdrawn, a later version having taken its place
 * @param request number of the request it answers, null for what was published without being asked for
 * @param entry of the public log
 * @param foundOn the pages on which a search found it
 */
public record PublicDocument(
        String number,
        int version,
        boolean current,
        DocumentKind kind,
        String title,
        LocalDate dated,
        String author,
        String summaryEn,
        String summaryFr,
        int pages,
        String sha256,
        String commitment,
        boolean pdf,
        int blackouts,
        boolean withdrawn,
        @Nullable String request,
        long entry,
        Instant publishedAt,
        List<Integer> foundOn) {

    public PublicDocument {
        foundOn = List.copyOf(foundOn);
    }

    public Optional<String> answers() {
        return Optional.ofNullable(request);
    }

    public String summary(String language) {
        String own = language.equals("fr") ? summaryFr : summaryEn;
        return own.isEmpty() ? summaryFr + summaryEn : own;
    }

    public String path() {
        return "/documents/" + number;
    }

    public String fileName() {
        return number + "-v" + version + (pdf ? ".pdf" : ".md");
    }
}
