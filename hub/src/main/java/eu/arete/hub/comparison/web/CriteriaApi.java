package eu.arete.hub.comparison.web;

import eu.arete.hub.comparison.CriteriaSet;
import eu.arete.hub.comparison.CriteriaSets;
import eu.arete.hub.comparison.Criterion;
import eu.arete.hub.comparison.Text;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The lists of criteria for scripts. */
@RestController
@RequestMapping("/api/v1/criteria")
class CriteriaApi {
    /**
     * @param sha256 of the file that declares the list
     * @param blind criteria whose worst answer still gives the highest level
     */
    record Listed(
            String set,
            String version,
            Text titles,
            URI source,
            LocalDate published,
            boolean official,
            int criteria,
            Set<String> weightSets,
            List<String> blind,
            String sha256) {}

    @GetMapping
    List<Listed> all() {
        return CriteriaSets.all().stream().map(CriteriaApi::listed).toList();
    }

    /** The file itself, byte for byte as its hash is told. */
    @GetMapping("/{set}/{version}")
    ResponseEntity<byte[]> file(@PathVariable String set, @PathVariable String version) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(CriteriaSets.file(CriteriaPages.found(set, version)));
    }

    private static Listed listed(CriteriaSet set) {
        return new Listed(
                set.set(),
                set.version(),
                set.titles(),
                set.source(),
                set.published(),
                set.official(),
                set.criteria().size(),
                new TreeSet<>(set.weightSets().keySet()),
                set.blind().stream().map(Criterion::id).toList(),
                CriteriaSets.sha256(set));
    }
}
