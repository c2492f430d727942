package eu.arete.hub.documents.web;

import eu.arete.hub.documents.DocumentKind;
import eu.arete.hub.documents.PublicDocument;
import eu.arete.hub.documents.internal.Shelf;
import eu.arete.hub.documents.text.Page;
import eu.arete.hub.site.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The register of documents for scripts: what the pages show, nothing more. */
@RestController
@RequestMapping("/api/v1/documents")
class DocumentsApi {

    private final Shelf shelf;

    DocumentsApi(Shelf shelf) {
        this.shelf = shelf;
    }

    /** A version of a document; {@code text} only when one is read. */
    record DocumentTold(
            String number,
            int version,
            boolean current,
            String kind,
            String title,
            LocalDate dated,
            String author,
            String summaryEn,
            String summaryFr,
            int pages,
            String sha256,
            String commitment,
            int blackouts,
            boolean withdrawn,
            @Nullable String request,
            Instant publishedAt,
            String file,
            List<Integer> foundOn,
            @Nullable List<Page> text) {

        static DocumentTold of(PublicDocument document, @Nullable List<Page> text) {
            return new DocumentTold(
                    document.number(),
                    document.version(),
                    document.current(),
                    Kinds.code(document.kind()),
                    document.title(),
                    document.dated(),
                    document.author(),
                    document.summaryEn(),
                    document.summaryFr(),
                    document.pages(),
                    document.sha256(),
                    document.commitment(),
                    document.blackouts(),
                    document.withdrawn(),
                    document.request(),
                    document.publishedAt(),
                    document.path() + "/v" + document.version() + "/file",
                    document.foundOn(),
                    text);
        }
    }

    @GetMapping
    List<DocumentTold> search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable Integer year) {
        DocumentKind of = kind.isEmpty() ? null : Kinds.of(kind);
        return shelf.search(new Shelf.Question(q.length() > 200 ? q.substring(0, 200) : q, of, year)).stream()
                .map(document -> DocumentTold.of(document, null))
                .toList();
    }

    @GetMapping("/{number}")
    DocumentTold one(@PathVariable String number) {
        PublicDocument document = shelf.find(number).orElseThrow(DocumentsApi::nothing);
        return version(number, document.version());
    }

    @GetMapping("/{number}/versions/{version}")
    DocumentTold version(@PathVariable String number, @PathVariable int version) {
        Shelf.Copy copy = shelf.read(number, version).orElseThrow(DocumentsApi::nothing);
        return DocumentTold.of(copy.document(), copy.pages());
    }

    @GetMapping("/{number}/versions")
    List<DocumentTold> versions(@PathVariable String number) {
        return shelf.versions(number).stream()
                .map(document -> DocumentTold.of(document, null))
                .toList();
    }

    @GetMapping("/{number}/versions/{version}/file")
    ResponseEntity<byte[]> file(@PathVariable String number, @PathVariable int version) {
        byte[] file = shelf.file(number, version).orElseThrow(DocumentsApi::nothing);
        return SafeFiles.of(
                shelf.read(number, version).orElseThrow(DocumentsApi::nothing).document(), file);
    }

    private static Refused nothing() {
        return Refused.notFound("documents.no-document");
    }
}
