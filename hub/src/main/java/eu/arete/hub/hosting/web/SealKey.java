package eu.arete.hub.hosting.web;

import eu.arete.hub.hosting.Seal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The key by which anybody checks what this room sealed. */
@Controller
class SealKey {
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final Seal seal;

    SealKey(Seal seal) {
        this.seal = seal;
    }

    @GetMapping("/hosting/vkey")
    ResponseEntity<byte[]> vkey() {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .body((seal.key().text() + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
