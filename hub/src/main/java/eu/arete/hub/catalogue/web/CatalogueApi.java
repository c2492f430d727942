package eu.arete.hub.catalogue.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.InvalidDescriptor;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue for scripts. Reading is for anyone; describing is for the partner and the administrator. */
@RestController
@RequestMapping("/api/v1/datasets")
class CatalogueApi {
    private final Catalogue catalogue;

    CatalogueApi(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping
    List<DatasetAnswer> datasets() {
        return catalogue.datasets().stream().map(DatasetAnswer::of).toList();
    }

    @GetMapping("/{dataset}")
    DatasetAnswer dataset(@PathVariable String dataset) {
        return DatasetAnswer.of(catalogue.dataset(dataset));
    }

    @GetMapping("/{dataset}/tables/{table}")
    TableAnswer table(@PathVariable String dataset, @PathVariable String table) {
        return TableAnswer.of(catalogue
                .dataset(dataset)
                .table(table)
                .orElseThrow(() -> Refused.notFound("catalogue.no-such-table", dataset, table)));
    }

    /** Registers a datapackage.json: 201 when the dataset is new or changed, 200 when the same was there. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<DatasetAnswer> describe(Actor actor, HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(DatasetDescriptor.MAX_BYTES + 1);
        Optional<DatasetDescriptor> read = read(bytes);
        mayDescribe(actor, read);
        boolean known = read.flatMap(descriptor -> catalogue.find(descriptor.name()))
                .filter(dataset -> dataset.descriptor()
                        .fingerprint()
                        .equals(read.orElseThrow().fingerprint()))
                .isPresent();
        return ResponseEntity.status(known ? HttpStatus.OK : HttpStatus.CREATED)
                .body(DatasetAnswer.of(catalogue.describe(bytes)));
    }

    /** Empty when it cannot be read: describing says why, in full. */
    private static Optional<DatasetDescriptor> read(byte[] bytes) {
        try {
            return Optional.of(DatasetDescriptor.parse(bytes));
        } catch (InvalidDescriptor invalid) {
            return Optional.empty();
        }
    }

    private static void mayDescribe(Actor actor, Optional<DatasetDescriptor> descriptor) {
        if (actor.is(Role.ADMINISTRATOR)) {
            return;
        }
        actor.mustBe(Role.PARTNER);
        String own = actor.organisation().value();
        if (descriptor.isPresent() && !descriptor.get().partner().equals(own)) {
            throw Refused.forbidden(
                            "catalogue.not-your-dataset", descriptor.get().partner())
                    .at(Place.field("arete.partner"));
        }
    }
}
