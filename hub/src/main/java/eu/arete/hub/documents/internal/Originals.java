package eu.arete.hub.documents.internal;

import eu.arete.hub.Sha256;
import eu.arete.hub.documents.text.DocumentFiles;
import eu.arete.hub.documents.text.PdfFiles;
import eu.arete.hub.documents.text.Reading;
import eu.arete.hub.documents.text.Unreadable;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Files as they came: read once, a few at a time, then sealed with their text. */
@Component("documentsOriginals")
class Originals {

    private static final int AT_A_TIME = 2;
    private static final int SALT = 32;

    private final Sealed sealed;
    private final Json json;
    private final DocumentFiles files = new DocumentFiles(new PdfFiles(Duration.ofSeconds(30), 256));
    private final SecureRandom random;
    private final Semaphore readers = new Semaphore(AT_A_TIME);

    Originals(Sealed sealed, Json json, SecureRandom random) {
        this.random = random;
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

    /**
     * What was kept.
     *
     * @param places where the file and its text lie
     * @param commitment SHA-256 of a salt and the file: a plain hash would let anyone try what a short passage may have been
     */
    record Kept(String places, String commitment) {}

    Kept keep(byte[] file, Reading reading) {
        byte[] salted = new byte[SALT + file.length];
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        System.arraycopy(salt, 0, salted, 0, SALT);
        System.arraycopy(file, 0, salted, SALT, file.length);
        return new Kept(
                json.write(new Places(
                        sealed.keep("originals", salted),
                        sealed.keep("texts", json.write(reading.pages()).getBytes(StandardCharsets.UTF_8)))),
                Sha256.of(salted));
    }

    byte[] file(Edition edition) {
        byte[] salted = sealed.open(places(edition).file());
        return Arrays.copyOfRange(salted, SALT, salted.length);
    }

    String salt(Edition edition) {
        return HexFormat.of().formatHex(sealed.open(places(edition).file()), 0, SALT);
    }

    List<String> pages(Edition edition) {
        return json.read(
                new String(sealed.open(places(edition).text()), StandardCharsets.UTF_8),
                new TypeReference<List<String>>() {});
    }

    void erase(String original) {
        Places places = json.read(original, Places.class);
        sealed.erase(places.file());
        sealed.erase(places.text());
    }

    /** Where files lie, of all that these records own. */
    List<String> places(List<String> owned) {
        return owned.stream()
                .map(original -> json.read(original, Places.class))
                .flatMap(places -> Stream.of(places.file(), places.text()))
                .toList();
    }

    private Places places(Edition edition) {
        return json.read(edition.original(), Places.class);
    }
}
