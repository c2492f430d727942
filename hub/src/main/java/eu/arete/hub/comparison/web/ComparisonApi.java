package eu.arete.hub.comparison.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.comparison.Comparisons;
import eu.arete.hub.comparison.Frozen;
import eu.arete.hub.comparison.Text;
import eu.arete.hub.comparison.internal.DossierZip;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Comparisons for scripts. */
@RestController
@RequestMapping("/api/v1/comparisons")
class ComparisonApi {
    /**
     * @param sha256 of the commitment, as in the public log
     * @param note the commitment, signed: check it with {@code /hosting/vkey}
     */
    record Told(
            String name,
            int version,
            Text titles,
            boolean fictitious,
            Instant frozenAt,
            List<String> criteria,
            String sha256,
            String note) {
        static Told of(Frozen frozen) {
            return new Told(
                    frozen.name(),
                    frozen.version(),
                    frozen.titles(),
                    frozen.fictitious(),
                    frozen.frozenAt(),
                    frozen.criteria(),
                    frozen.sha256(),
                    frozen.note());
        }
    }

    private final Comparisons comparisons;

    ComparisonApi(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    /** The newest version of each, newest first. */
    @GetMapping
    List<Told> all() {
        return comparisons.newest().stream().map(Told::of).toList();
    }

    /** Freezes criteria, weights and formula, for administrators; the body is {@code comparison.json}, or a zip of it with its own lists of criteria. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Told freeze(Actor actor, HttpServletRequest request) throws IOException {
        return Told.of(comparisons.freeze(actor, ComparingPages.files(body(request))));
    }

    /** Every version, newest first. */
    @GetMapping("/{name}")
    List<Told> one(@PathVariable String name) {
        return comparisons.versions(name).stream().map(Told::of).toList();
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        return request.getInputStream().readNBytes(DossierZip.MOST_SENT + 1);
    }
}
