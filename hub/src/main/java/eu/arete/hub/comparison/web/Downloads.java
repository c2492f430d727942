package eu.arete.hub.comparison.web;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Files of a comparison over HTTP: byte for byte, always as attachments, never shown by the browser under our address. */
final class Downloads {
    private Downloads() {}

    static ResponseEntity<byte[]> of(String name, byte[] bytes) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return ResponseEntity.ok()
                .contentType(type(last))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(last).build().toString())
                .body(bytes);
    }

    private static MediaType type(String name) {
        if (name.endsWith(".json")) {
            return MediaType.APPLICATION_JSON;
        }
        if (name.endsWith(".zip")) {
            return MediaType.parseMediaType("application/zip");
        }
        return MediaType.parseMediaType(name.endsWith(".csv") ? "text/csv;charset=UTF-8" : "text/plain;charset=UTF-8");
    }
}
