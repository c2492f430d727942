package eu.arete.hub.comparison.web;

import eu.arete.hub.comparison.Comparisons;
import eu.arete.hub.comparison.Frozen;
import eu.arete.hub.publiclog.EntryId;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.publiclog.PublishedEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

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
        page.addAttribute("comparisons", comparisons.newest());
        return "comparison/comparisons";
    }

    @GetMapping("/hosting/comparisons/{name}")
    String one(@PathVariable String name, Model page) {
        List<Frozen> versions = comparisons.versions(name);
        page.addAttribute("frozen", versions.get(0));
        page.addAttribute("versions", versions);
        page.addAttribute(
                "frozenEntry",
                log.find(new EntryId(versions.get(0).logEntry()))
                        .map(PublishedEntry::index)
                        .orElse(null));
        return "comparison/comparison";
    }

    /** What was sealed, to be checked with the key at {@code /hosting/vkey}. */
    @GetMapping("/hosting/comparisons/{name}/frozen/{version:[0-9]{1,3}}")
    ResponseEntity<byte[]> sealed(@PathVariable String name, @PathVariable int version) {
        Frozen frozen = comparisons.version(name, version);
        return Downloads.of(name + "-" + version + "-frozen.txt", frozen.note().getBytes(StandardCharsets.UTF_8));
    }
}
