package eu.arete.hub.documents.internal;

import eu.arete.hub.Home;
import eu.arete.lake.store.SealedFile;
import eu.arete.lake.store.SealedFiles;
import eu.arete.lake.store.SealedWriter;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What this room keeps and does not show: files as they came with their text, and how to reach who asked. Ciphertext only, under a key of its own. */
@Component("documentsSealed")
class Sealed {

    static final KeyName KEY = KeyName.of("documents");

    private final SealedFiles files;
    private final Json json;

    Sealed(Home home, KeyStore keys, SecureRandom random, Json json) {
        keys.ensureWrappingKey(KEY);
        this.files = new SealedFiles(home.part("documents"), keys, KEY, random);
        this.json = json;
    }

    /** @return where it lies, for the record that owns it */
    String keep(String folder, byte[] bytes) {
        try (SealedWriter writer = files.create(folder, ".sealed")) {
            writer.stream().write(bytes);
            return json.write(writer.finish());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot seal a file of the documents", e);
        }
    }

    byte[] open(String place) {
        try (InputStream in = files.stream(file(place))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open a sealed file of the documents", e);
        }
    }

    void erase(String place) {
        try {
            files.delete(file(place));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot erase a sealed file of the documents", e);
        }
    }

    /** Deletes what no record owns: what a hub killed before its commit left behind. */
    int sweep(Collection<String> owned) {
        try {
            return files.sweep(owned.stream().map(place -> file(place).path()).collect(Collectors.toSet()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot sweep the sealed files of the documents", e);
        }
    }

    private SealedFile file(String place) {
        return json.read(place, SealedFile.class);
    }
}
