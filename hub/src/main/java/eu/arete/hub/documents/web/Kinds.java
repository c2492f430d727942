package eu.arete.hub.documents.web;

import eu.arete.hub.documents.DocumentKind;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Kinds as addresses and the API write them: {@code impact-assessment}. */
final class Kinds {

    private Kinds() {}

    static String code(DocumentKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<DocumentKind> find(@Nullable String code) {
        for (DocumentKind kind : DocumentKind.values()) {
            if (code(kind).equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** @throws Refused unless it is one */
    static DocumentKind of(@Nullable String code) {
        return find(code)
                .orElseThrow(() -> Refused.because("documents.unknown-kind").at(Place.field("kind")));
    }
}
