package eu.arete.hub.workspace.internal;

import eu.arete.hub.Home;
import eu.arete.hub.access.PermitId;
import eu.arete.hub.workspace.QueryResult;
import eu.arete.lake.store.SealedFile;
import eu.arete.lake.store.SealedFiles;
import eu.arete.lake.store.SealedWriter;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Results at rest: sealed under a key of the permit's own, which goes with the permit. */
@Component
class Results {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();

    private final Home home;
    private final KeyStore keys;
    private final SecureRandom random;

    Results(Home home, KeyStore keys, SecureRandom random) {
        this.home = home;
        this.keys = keys;
        this.random = random;
    }

    SealedFile keep(PermitId permit, QueryResult result) {
        keys.ensureWrappingKey(key(permit));
        try (SealedWriter writer = files(permit).create("", ".json.sealed")) {
            writer.stream().write(JSON.writeValueAsBytes(result));
            return writer.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep a result", e);
        }
    }

    QueryResult read(PermitId permit, SealedFile file) {
        try (InputStream in = files(permit).stream(file)) {
            return JSON.readValue(in, QueryResult.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read a result", e);
        }
    }

    void destroy(PermitId permit) {
        keys.destroy(key(permit));
        try {
            files(permit).sweep(Set.of());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete the results of permit " + permit, e);
        }
    }

    private SealedFiles files(PermitId permit) {
        return new SealedFiles(home.part("results").resolve(permit.toString()), keys, key(permit), random);
    }

    private static KeyName key(PermitId permit) {
        return KeyName.of("workspace-" + permit);
    }
}
