package eu.arete.hub.publiclog.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.publiclog.PublishedEntry;
import eu.arete.hub.site.Refused;
import eu.arete.ledger.Merkle;
import eu.arete.ledger.SignedCheckpoint;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The log for people: what was done, in plain words, and how not to have to believe it. */
@Controller
class LogPage {
    private static final int ON_A_PAGE = 40;

    private final PublicLog log;
    private final Sentences sentences;

    LogPage(PublicLog log, Sentences sentences) {
        this.log = log;
        this.sentences = sentences;
    }

    @GetMapping("/log")
    String log(@RequestParam @Nullable Long before, Locale locale, Model page) {
        SignedCheckpoint checkpoint = log.checkpoint();
        long from = before == null ? checkpoint.size() : Math.max(0, Math.min(before, checkpoint.size()));
        List<PublishedEntry> entries = log.before(from, ON_A_PAGE);
        page.addAttribute("entries", sentences.tell(entries, locale));
        page.addAttribute("newest", from == checkpoint.size());
        page.addAttribute(
                "older", entries.isEmpty() ? 0 : entries.get(entries.size() - 1).index());
        page.addAttribute("growth", Growth.of(log.byDay(), locale));
        addProof(page);
        return "publiclog/log";
    }

    @GetMapping("/log/entry/{index}")
    String entry(@PathVariable long index, Locale locale, Model page) {
        PublishedEntry entry = published(index);
        page.addAttribute("entry", sentences.tell(entry, locale));
        page.addAttribute("leaf", Merkle.leaf(entry.json().getBytes(UTF_8)).base64());
        page.addAttribute("last", log.checkpoint().size() - 1);
        addProof(page);
        return "publiclog/entry";
    }

    @GetMapping("/log/entry/{index}/receipt")
    ResponseEntity<byte[]> receipt(@PathVariable long index) {
        String name = "arete-" + index + ".tlog-proof";
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(log.receipt(published(index)).text().getBytes(UTF_8));
    }

    private void addProof(Model page) {
        SignedCheckpoint checkpoint = log.checkpoint();
        page.addAttribute("size", checkpoint.size());
        page.addAttribute("checkpoint", new String(checkpoint.bytes(), UTF_8));
        page.addAttribute("vkey", log.verifierKey().text());
        page.addAttribute(
                "address",
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/log")
                        .toUriString());
    }

    private PublishedEntry published(long index) {
        return log.find(index).orElseThrow(() -> Refused.notFound("publiclog.no-entry", String.valueOf(index)));
    }
}
