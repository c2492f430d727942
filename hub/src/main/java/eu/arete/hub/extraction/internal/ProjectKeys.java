package eu.arete.hub.extraction.internal;

import eu.arete.hub.Home;
import eu.arete.hub.access.PermitId;
import eu.arete.lake.store.SealedFiles;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyStore;
import eu.arete.privacy.ProjectStage;
import eu.arete.privacy.Regime;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.springframework.stereotype.Component;

/** The two keys of a project: one wraps its files, the other makes its pseudonyms. With them destroyed, the extract is. */
@Component
class ProjectKeys {

    private final KeyStore keys;
    private final Home home;
    private final SecureRandom random;

    ProjectKeys(KeyStore keys, Home home, SecureRandom random) {
        this.keys = keys;
        this.home = home;
        this.random = random;
    }

    /** The sealed files of a project; its key is made at first use. */
    SealedFiles filesToWrite(PermitId permit) {
        keys.ensureWrappingKey(wrapping(permit));
        return files(permit);
    }

    SealedFiles files(PermitId permit) {
        return new SealedFiles(directory(permit), keys, wrapping(permit), random);
    }

    /**
     * The same from one extract of a project to the next, and from one regime of the lake to the next, so that its people can follow a
     * person.
     *
     * @param regime that of the pseudonyms it is given
     */
    ProjectStage pseudonyms(PermitId permit, Regime regime) {
        return new ProjectStage(keys.ensureSecret(secret(permit)), regime);
    }

    /** @throws eu.arete.privacy.KeyRefused when the project's key was destroyed, or never made */
    ProjectStage existing(PermitId permit, Regime regime) {
        return new ProjectStage(keys.secret(secret(permit)), regime);
    }

    boolean exist(PermitId permit) {
        return keys.contains(wrapping(permit)) || keys.contains(secret(permit));
    }

    void destroy(PermitId permit) {
        keys.destroy(wrapping(permit));
        keys.destroy(secret(permit));
    }

    Path directory(PermitId permit) {
        return home.extracts().resolve(permit.toString());
    }

    private static KeyName wrapping(PermitId permit) {
        return KeyName.of("project-" + permit);
    }

    private static KeyName secret(PermitId permit) {
        return KeyName.of("project-pseudonyms-" + permit);
    }
}
