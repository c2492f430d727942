package eu.arete.hub.documents.web;

import eu.arete.hub.documents.PublicDocument;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Files over HTTP: always as attachments, under a name that is the document's number and nothing else. */
final class SafeFiles {

    private SafeFiles() {}

    static ResponseEntity<byte[]> of(PublicDocument document, byte[] file) {
        return ResponseEntity.ok()
                .contentType(
                        document.pdf()
                                ? MediaType.APPLICATION_PDF
                                : MediaType.parseMediaType("text/markdown;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(document.fileName()))
                .header("X-Content-SHA-256", document.sha256())
                .body(file);
    }

    static String attachment(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }
}
