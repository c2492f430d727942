package eu.arete.hub.airlock.web;

import eu.arete.hub.airlock.ReleasedFile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Released files over HTTP: always as attachments, never shown by the browser under our address. */
final class Downloads {

    private Downloads() {}

    static ResponseEntity<byte[]> of(ReleasedFile file) {
        MediaType type = file.name().endsWith(".csv")
                ? MediaType.parseMediaType("text/csv;charset=UTF-8;header=present")
                : MediaType.parseMediaType("text/plain;charset=UTF-8");
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name())
                                .build()
                                .toString())
                .header("X-Content-SHA-256", file.sha256())
                .body(file.bytes());
    }
}
