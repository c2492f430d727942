package eu.arete.desk;

import eu.arete.privacy.FileKeyStore;
import eu.arete.privacy.FirstStage;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyStore;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;

/** The directory of an identity desk, or of a partner that seals its own files: the first-stage secret, and no data. */
final class DeskHome {

    static final KeyName FIRST_STAGE = KeyName.of("first-stage");
    static final KeyName HUB_TOKEN = KeyName.of("hub-token");

    private final Path directory;
    private final SecureRandom random;

    DeskHome(Path directory, SecureRandom random) {
        this.directory = directory;
        this.random = random;
    }

    KeyStore keys() {
        return FileKeyStore.open(directory.resolve("keys"), random);
    }

    /**
     * The first stage, its secret made at first use. The fingerprint is always said: two custodians whose fingerprints differ
     * would give two codes to one person.
     */
    FirstStage firstStage(PrintStream progress) {
        try (KeyStore keys = keys()) {
            boolean fresh = !keys.contains(FIRST_STAGE);
            FirstStage stage = new FirstStage(keys.ensureSecret(FIRST_STAGE));
            progress.printf(
                    "first-stage secret of %s: fingerprint %s%s%n",
                    directory,
                    stage.fingerprint(),
                    fresh ? " (made just now: every partner of this hub must use this one)" : "");
            return stage;
        }
    }
}
