package eu.arete.hub.documents.web;

import eu.arete.hub.documents.PublicDocument;
import eu.arete.hub.documents.internal.Shelf;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.HtmlUtils;

/** New documents for those who follow them (Atom, RFC 4287). */
@RestController("documentsFeed")
class Feed {

    private final Shelf shelf;

    Feed(Shelf shelf) {
        this.shelf = shelf;
    }

    @GetMapping("/documents/feed")
    ResponseEntity<String> feed(HttpServletRequest request, Locale locale) {
        String home =
                ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
        List<PublicDocument> latest = shelf.latest(50);
        StringBuilder feed = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<feed xmlns=\"http://www.w3.org/2005/Atom\">\n")
                .append(element("id", home + "/documents"))
                .append(element("title", "Arête · documents"))
                .append(element(
                        "updated",
                        at(latest.isEmpty() ? Instant.EPOCH : latest.get(0).publishedAt())))
                .append("<link rel=\"self\" href=\"" + HtmlUtils.htmlEscape(home) + "/documents/feed\"/>\n");
        for (PublicDocument document : latest) {
            String address = home + document.path();
            feed.append("<entry>\n")
                    .append(element("id", address + "/v" + document.version()))
                    .append(element("title", document.title()))
                    .append(element("updated", at(document.publishedAt())))
                    .append("<author>" + element("name", document.author()) + "</author>\n")
                    .append("<link href=\"" + HtmlUtils.htmlEscape(address) + "\"/>\n")
                    .append(element("summary", document.summary(locale.getLanguage())))
                    .append("</entry>\n");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/atom+xml;charset=UTF-8"))
                .body(feed.append("</feed>\n").toString());
    }

    private static String at(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String element(String name, String text) {
        return "<" + name + ">"
                + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</" + name + ">\n";
    }
}
