package eu.arete.hub.comparison.web;

import eu.arete.hub.comparison.CriteriaSet;
import eu.arete.hub.comparison.CriteriaSets;
import eu.arete.hub.site.Refused;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The lists of criteria for anyone: what is asked, what each answer is worth, what no floor ever sees. */
@Controller
class CriteriaPages {

    @GetMapping("/hosting/criteria")
    String all(Model page) {
        page.addAttribute("sets", CriteriaSets.all());
        return "comparison/criteria";
    }

    @GetMapping("/hosting/criteria/{set}/{version}")
    String one(@PathVariable String set, @PathVariable String version, Model page) {
        CriteriaSet found = found(set, version);
        page.addAttribute("set", found);
        page.addAttribute("sha256", CriteriaSets.sha256(found));
        page.addAttribute(
                "linked",
                "https".equals(found.source().getScheme())
                        || "http".equals(found.source().getScheme()));
        return "comparison/set";
    }

    @GetMapping("/hosting/criteria/{set}/{version}/file")
    ResponseEntity<byte[]> file(@PathVariable String set, @PathVariable String version) {
        return Downloads.of(set + "-" + version + ".json", CriteriaSets.file(found(set, version)));
    }

    static CriteriaSet found(String set, String version) {
        return CriteriaSets.find(set, version).orElseThrow(() -> Refused.notFound("comparison.unknown-criteria"));
    }
}
