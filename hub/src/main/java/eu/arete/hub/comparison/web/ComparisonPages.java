package eu.arete.hub.comparison.web;

import eu.arete.hub.comparison.Comparisons;
import eu.arete.hub.comparison.Frozen;
import eu.arete.hub.comparison.Publication;
import eu.arete.hub.publiclog.EntryId;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.publiclog.PublishedEntry;
import eu.arete.hub.site.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Comparisons for anyone: what was decided, what came of it, and how to compute it again. */
@Controller
class ComparisonPages {
    private final Comparisons comparisons;
    private final PublicLog log;

    ComparisonPages(Comparisons comparisons, PublicLog log) {
        this.comparisons = comparisons;
        this.log = log;
    }

    @GetMapping("/hosting/comparisons")
    String all(Model page) {
        List<Frozen> newest = comparisons.newest();
        Map<String, Publication> published = new HashMap<>();
        newest.forEach(one -> comparisons.published(one.name()).ifPresent(run -> published.put(one.name(), run)));
        page.addAttribute("comparisons", newest);
        page.addAttribute("published", published);
        return "comparison/comparisons";
    }

    @GetMapping("/hosting/comparisons/{name}")
    String one(@PathVariable String name, Model page, Locale locale) {
        List<Frozen> versions = comparisons.versions(name);
        page.addAttribute("frozen", versions.get(0));
        page.addAttribute("versions", versions);
        page.addAttribute("frozenEntry", index(versions.get(0).logEntry()));
        List<Publication> runs = comparisons.publications(name);
        page.addAttribute("runs", runs);
        page.addAttribute(
                "waiting", runs.stream().filter(run -> !shown(run)).findFirst().orElse(null));
        comparisons.published(name).ifPresent(run -> {
            page.addAttribute("view", new ComparisonView(comparisons.whole(run), locale));
            page.addAttribute("entry", index(run.logEntry()));
        });
        return "comparison/comparison";
    }

    /** A file of the last publication, or of the one asked for, byte for byte. */
    @GetMapping("/hosting/comparisons/{name}/files/**")
    ResponseEntity<byte[]> file(
            @PathVariable String name, @RequestParam Optional<UUID> of, HttpServletRequest request) {
        String prefix = "/hosting/comparisons/" + name + "/files/";
        String path = request.getRequestURI();
        byte[] file = path.startsWith(prefix)
                ? comparisons.whole(published(name, of)).files().get(path.substring(prefix.length()))
                : null;
        if (file == null) {
            throw Refused.notFound("comparison.no-such-file");
        }
        return Downloads.of(path, file);
    }

    /** All files of the last publication, or of the one asked for, in one archive. */
    @GetMapping("/hosting/comparisons/{name}/archive")
    ResponseEntity<byte[]> archive(@PathVariable String name, @RequestParam Optional<UUID> of) {
        return Downloads.of(name + ".zip", comparisons.archive(published(name, of)));
    }

    private Publication published(String name, Optional<UUID> id) {
        return id.map(one -> comparisons.publication(name, one))
                .or(() -> comparisons.published(name))
                .orElseThrow(() -> Refused.notFound("comparison.unpublished"));
    }

    private static boolean shown(Publication run) {
        return run.state() == Publication.State.DONE;
    }

    private @Nullable Long index(long entry) {
        return log.find(new EntryId(entry)).map(PublishedEntry::index).orElse(null);
    }

    /** What was sealed, to be checked with the key at {@code /hosting/vkey}. */
    @GetMapping("/hosting/comparisons/{name}/frozen/{version:[0-9]{1,3}}")
    ResponseEntity<byte[]> sealed(@PathVariable String name, @PathVariable int version) {
        Frozen frozen = comparisons.version(name, version);
        return Downloads.of(name + "-" + version + "-frozen.txt", frozen.note().getBytes(StandardCharsets.UTF_8));
    }
}
