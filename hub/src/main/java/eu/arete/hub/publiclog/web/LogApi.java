package eu.arete.hub.publiclog.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.publiclog.PublishedEntry;
import eu.arete.hub.site.Refused;
import eu.arete.ledger.Merkle;
import eu.arete.ledger.SignedCheckpoint;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The log for scripts. A script that wants proof reads the tiles instead. */
@RestController
@RequestMapping("/api/v1/log")
class LogApi {
    private static final int MOST = 500;

    private final PublicLog log;

    LogApi(PublicLog log) {
        this.log = log;
    }

    record Head(String origin, long size, String root, String vkey, String checkpoint) {}

    record Told(long index, String type, String time, Map<String, String> facts, String json, String leaf) {
        static Told of(PublishedEntry entry) {
            return new Told(
                    entry.index(),
                    entry.type(),
                    entry.time().toString(),
                    entry.details(),
                    entry.json(),
                    Merkle.leaf(entry.json().getBytes(UTF_8)).base64());
        }
    }

    @GetMapping
    Head head() {
        SignedCheckpoint checkpoint = log.checkpoint();
        return new Head(
                checkpoint.checkpoint().origin(),
                checkpoint.size(),
                checkpoint.root().base64(),
                log.verifierKey().text(),
                new String(checkpoint.bytes(), UTF_8));
    }

    /** Newest first; {@code before} continues where the last answer ended. */
    @GetMapping("/entries")
    List<Told> entries(@RequestParam @Nullable Long before, @RequestParam(defaultValue = "100") int limit) {
        long from = before == null ? Long.MAX_VALUE : before;
        return log.before(from, Math.max(1, Math.min(limit, MOST))).stream()
                .map(Told::of)
                .toList();
    }

    @GetMapping("/entries/{index}")
    Told entry(@PathVariable long index) {
        return log.find(index)
                .map(Told::of)
                .orElseThrow(() -> Refused.notFound("publiclog.no-entry", String.valueOf(index)));
    }
}
