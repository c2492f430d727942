package eu.arete.hub.documents.web;

import eu.arete.hub.documents.DocumentKind;
import eu.arete.hub.documents.PublicDocument;
import eu.arete.hub.documents.internal.Grounds;
import eu.arete.hub.documents.internal.Shelf;
import eu.arete.hub.publiclog.EntryId;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.publiclog.PublishedEntry;
import eu.arete.hub.site.Refused;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The register of documents: found, read page by page, taken home. */
@Controller("documentsShelfPages")
class ShelfPages {

    private final Shelf shelf;
    private final Grounds grounds;
    private final PublicLog log;

    ShelfPages(Shelf shelf, Grounds grounds, PublicLog log) {
        this.shelf = shelf;
        this.grounds = grounds;
        this.log = log;
    }

    @GetMapping("/documents")
    String register(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String year,
            Model page) {
        String words = q.length() > 200 ? q.substring(0, 200) : q;
        Integer in = year.matches("\\d{4}") ? Integer.valueOf(year) : null;
        DocumentKind of = Kinds.find(kind).orElse(null);
        page.addAttribute("documents", shelf.search(new Shelf.Question(words, of, in)));
        page.addAttribute("q", words);
        page.addAttribute("kind", of);
        page.addAttribute("year", in);
        page.addAttribute("kinds", DocumentKind.values());
        page.addAttribute("years", shelf.years());
        return "documents/documents";
    }

    @GetMapping("/documents/{number}")
    String document(@PathVariable String number, Model page) {
        PublicDocument document = shelf.find(number).orElseThrow(ShelfPages::nothing);
        return show(number, document.version(), page);
    }

    @GetMapping("/documents/{number}/v{version}")
    String version(@PathVariable String number, @PathVariable String version, Model page) {
        return show(number, number(version), page);
    }

    @GetMapping("/documents/{number}/v{version}/file")
    ResponseEntity<byte[]> file(@PathVariable String number, @PathVariable String version) {
        int one = number(version);
        byte[] file = shelf.file(number, one).orElseThrow(ShelfPages::nothing);
        return SafeFiles.of(
                shelf.read(number, one).orElseThrow(ShelfPages::nothing).document(), file);
    }

    private String show(String number, int version, Model page) {
        Shelf.Copy copy = shelf.read(number, version).orElseThrow(ShelfPages::nothing);
        page.addAttribute("document", copy.document());
        page.addAttribute("pages", copy.pages());
        page.addAttribute("versions", shelf.versions(number));
        page.addAttribute(
                "entry",
                log.find(new EntryId(copy.document().entry()))
                        .map(PublishedEntry::index)
                        .orElse(null));
        page.addAttribute(
                "grounds", grounds.all().stream().collect(Collectors.toMap(ground -> ground.code(), ground -> ground)));
        return "documents/document";
    }

    private static int number(String version) {
        if (!version.matches("\\d{1,6}")) {
            throw nothing();
        }
        return Integer.parseInt(version);
    }

    private static Refused nothing() {
        return Refused.notFound("documents.no-document");
    }
}
