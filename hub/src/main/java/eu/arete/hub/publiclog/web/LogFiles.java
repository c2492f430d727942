package eu.arete.hub.publiclog.web;

import eu.arete.hub.Home;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.site.Refused;
import eu.arete.ledger.Tile;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The log as verifiers read it, with the content types and caching of tlog-tiles. */
@Controller
class LogFiles {
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final CacheControl FOR_LIFE =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final CacheControl ASK_AGAIN = CacheControl.noCache().cachePublic();

    private final PublicLog log;
    private final Home home;

    LogFiles(PublicLog log, Home home) {
        this.log = log;
        this.home = home;
    }

    @GetMapping("/log/checkpoint")
    ResponseEntity<byte[]> checkpoint() {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(ASK_AGAIN)
                .body(log.checkpoint().bytes());
    }

    @GetMapping("/log/vkey")
    ResponseEntity<byte[]> vkey() {
        byte[] text = (log.verifierKey().text() + "\n").getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .body(text);
    }

    /** Tiles and bundles under the published checkpoint; what a crash left beyond it is not shown. */
    @GetMapping("/log/tile/**")
    ResponseEntity<byte[]> tile(HttpServletRequest request) throws IOException {
        String path = request.getRequestURI()
                .substring(request.getContextPath().length())
                .replaceFirst("^/log/", "");
        Tile tile = Tile.parse(path)
                .filter(asked -> asked.isWithin(log.checkpoint().size()))
                .orElseThrow(() -> Refused.notFound("publiclog.no-tile"));
        Path file = home.log().resolve(tile.path());
        if (!Files.isRegularFile(file)) {
            throw Refused.notFound("publiclog.no-tile");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(FOR_LIFE)
                .body(Files.readAllBytes(file));
    }
}
