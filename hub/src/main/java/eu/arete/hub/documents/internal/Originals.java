package eu.arete.hub.documents.internal;

import eu.arete.hub.documents.text.DocumentFiles;
import eu.arete.hub.documents.text.PdfFiles;
import eu.arete.hub.documents.text.Reading;
import eu.arete.hub.documents.text.Unreadable;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Files as they came: read once, a few at a time, then sealed with their text. */
@Component("documentsOriginals")
class Originals {

    private static final int AT_A_TIME = 2;

    private final Sealed sealed;
    private final Json json;
    private final DocumentFiles files = new DocumentFiles(new PdfFiles(Duration.ofSeconds(30), 256));
    private final Semaphore readers = new Semaphore(AT_A_TIME);

    Originals(Sealed sealed, Json json) {
        this.sealed = sealed;
        this.json = json;
    }

    /** Where a file and its text lie. */
    private record Places(String file, String text) {}

    Reading read(byte[] file) {
        if (!readers.tryAcquire()) {
            throw Refused.unavailable("documents.readers-busy");
        }
        try {
            return files.read(file);
        } catch (Unreadable unreadable) {
            throw Refused.because("documents.unreadable."
                            + unreadable
                                    .reason()
                                    .name()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '-'))
                    .at(Place.field("file"));
        } finally {
            readers.release();
        }
    }

    String keep(byte[] file, Reading reading) {
        return json.write(new Places(
                sealed.keep("originals", file),
                sealed.keep("texts", json.write(reading.pages()).getBytes(StandardCharsets.UTF_8))));
    }

    byte[] file(Edition edition) {
        return sealed.open(places(edition).file());
    }

    List<String> pages(Edition edition) {
        return json.read(
                new String(sealed.open(places(edition).text()), StandardCharsets.UTF_8),
                new TypeReference<List<String>>() {});
    }

    void erase(Edition edition) {
        sealed.erase(places(edition).file());
        sealed.erase(places(edition).text());
    }

    private Places places(Edition edition) {
        return json.read(edition.original(), Places.class);
    }
}
