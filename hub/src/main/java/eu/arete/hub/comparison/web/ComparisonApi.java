package eu.arete.hub.comparison.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.comparison.Comparisons;
import eu.arete.hub.comparison.Frozen;
import eu.arete.hub.comparison.Publication;
import eu.arete.hub.comparison.Text;
import eu.arete.hub.comparison.internal.DossierZip;
import eu.arete.hub.site.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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

    /** Opens the evidence, for administrators; the body is a zip of the dossier. */
    @PostMapping("/{name}/dossiers")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Publication bring(Actor actor, @PathVariable String name, HttpServletRequest request) throws IOException {
        return comparisons.bring(actor, name, DossierZip.read(body(request)));
    }

    /** Every dossier brought, newest first. */
    @GetMapping("/{name}/dossiers")
    List<Publication> dossiers(@PathVariable String name) {
        return comparisons.publications(name);
    }

    /** How far a dossier is. */
    @GetMapping("/{name}/dossiers/{id}")
    Publication dossier(@PathVariable String name, @PathVariable UUID id) {
        return comparisons.publication(name, id);
    }

    /** What was found, as it was published last. */
    @GetMapping("/{name}/results")
    ResponseEntity<byte[]> results(@PathVariable String name) {
        return Downloads.of("results.json", file(name, "results.json"));
    }

    /** All published files in one archive, always the same bytes for the same dossier and signature. */
    @GetMapping("/{name}/archive")
    ResponseEntity<byte[]> archive(@PathVariable String name) {
        return Downloads.of(name + ".zip", comparisons.archive(latest(name)));
    }

    private byte[] file(String name, String path) {
        byte[] found = comparisons.whole(latest(name)).files().get(path);
        if (found == null) {
            throw Refused.notFound("comparison.no-such-file");
        }
        return found;
    }

    private Publication latest(String name) {
        return comparisons.published(name).orElseThrow(() -> Refused.notFound("comparison.unpublished"));
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        return request.getInputStream().readNBytes(DossierZip.MOST_SENT + 1);
    }
}
