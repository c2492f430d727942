package eu.arete.hub.catalogue.web;

import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Dataset;
import eu.arete.hub.catalogue.Delivery;
import eu.arete.hub.site.Refused;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The catalogue for people. */
@Controller
class CataloguePages {
    private static final int LONGEST_QUERY = 100;
    private static final MediaType TURTLE = MediaType.parseMediaType("text/turtle;charset=UTF-8");

    private final Catalogue catalogue;

    CataloguePages(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping("/catalogue")
    String catalogue(@RequestParam(defaultValue = "") String q, Model page) {
        String query = q.strip().substring(0, Math.min(q.strip().length(), LONGEST_QUERY));
        List<Dataset> datasets = catalogue.datasets();
        page.addAttribute("datasets", datasets);
        page.addAttribute("query", query);
        page.addAttribute("hits", query.isEmpty() ? List.of() : Hit.search(datasets, query));
        return "catalogue/catalogue";
    }

    @GetMapping("/catalogue/{dataset}")
    String dataset(@PathVariable String dataset, Locale locale, Model page) {
        page.addAttribute("dataset", catalogue.dataset(dataset));
        page.addAttribute("quality", Quality.of(catalogue.deliveries(dataset), locale));
        return "catalogue/dataset";
    }

    @GetMapping("/catalogue/{dataset}/{table}")
    String table(@PathVariable String dataset, @PathVariable String table, Locale locale, Model page) {
        Dataset found = catalogue.dataset(dataset);
        Dataset.TableState state =
                found.table(table).orElseThrow(() -> Refused.notFound("catalogue.no-such-table", dataset, table));
        List<Delivery> deliveries = catalogue.deliveries(dataset).stream()
                .filter(delivery -> delivery.table().equals(table))
                .toList();
        page.addAttribute("dataset", found);
        page.addAttribute("table", state);
        page.addAttribute("quality", Quality.of(deliveries, locale));
        return "catalogue/table";
    }

    @GetMapping("/catalogue.ttl")
    ResponseEntity<String> turtle() {
        String base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return ResponseEntity.ok().contentType(TURTLE).body(new Turtle(base).write(catalogue.datasets()));
    }
}
