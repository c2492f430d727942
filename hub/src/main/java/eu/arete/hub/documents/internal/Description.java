package eu.arete.hub.documents.internal;

import eu.arete.hub.documents.DocumentKind;
import java.time.LocalDate;

/**
 * What is said of a document beside its text.
 *
 * @param dated the day it bears
 * @param author the body that wrote it
 */
public record Description(
        DocumentKind kind, String title, LocalDate dated, String author, String summaryEn, String summaryFr) {

    String all() {
        return String.join("\n", title, author, summaryEn, summaryFr);
    }
}
