package eu.arete.hub.documents.web;

import eu.arete.hub.documents.internal.Description;
import eu.arete.hub.documents.internal.Drafting;
import eu.arete.hub.documents.text.Cleaning;
import eu.arete.hub.documents.text.DocumentFiles;
import eu.arete.hub.site.Fields;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** What is said of a document when it is brought. */
public record DraftForm(
        @Nullable String kind,
        @Nullable String title,
        @Nullable String dated,
        @Nullable String author,
        @Nullable String summaryEn,
        @Nullable String summaryFr,
        @Nullable String request,
        @Nullable String revises,
        @Nullable String replacesEarlier) {

    Description description() {
        return new Description(
                Kinds.of(kind),
                Cleaning.clean(Fields.text("title", title, 300)),
                day(Fields.text("dated", dated, 10)),
                Cleaning.clean(Fields.text("author", author, 200)),
                orEmpty("summaryEn", summaryEn),
                orEmpty("summaryFr", summaryFr));
    }

    Drafting.Purpose purpose() {
        return new Drafting.Purpose(
                orNull(revises),
                orNull(request),
                replacesEarlier != null && !replacesEarlier.isBlank() && !replacesEarlier.equals("false"));
    }

    static byte[] bytes(@Nullable MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) {
            throw Refused.because("site.field-missing", "file").at(Place.field("file"));
        }
        if (file.getSize() > DocumentFiles.MOST_BYTES) {
            throw Refused.because("documents.unreadable.too-large").at(Place.field("file"));
        }
        return file.getBytes();
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException malformed) {
            throw Refused.because("documents.date-malformed").at(Place.field("dated"));
        }
    }

    private static String orEmpty(String field, @Nullable String text) {
        return text == null || text.isBlank() ? "" : Cleaning.clean(Fields.text(field, text, 3_000));
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
