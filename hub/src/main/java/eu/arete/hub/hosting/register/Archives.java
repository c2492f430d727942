package eu.arete.hub.hosting.register;

import eu.arete.hub.Home;
import eu.arete.hub.Sha256;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import eu.arete.lake.store.SealedFile;
import eu.arete.lake.store.SealedFiles;
import eu.arete.lake.store.SealedWriter;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyStore;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Copies of evidence, by the hash of their bytes, in ciphertext: a name from outside never makes a path. What may be read of them is
 * decided by the evidence that cites them, never here.
 */
@Service
public class Archives {
    private static final KeyName KEY = KeyName.of("evidence");

    private final SealedFiles files;
    private final ArchiveTable table;
    private final Clock clock;
    private final long longest;
    private final long most;

    Archives(
            Home home,
            KeyStore keys,
            SecureRandom random,
            ArchiveTable table,
            Clock clock,
            @Value("${arete.hosting.evidence.longest:20000000}") long longest,
            @Value("${arete.hosting.evidence.most:5000000000}") long most)
            throws IOException {
        keys.ensureWrappingKey(KEY);
        this.files = new SealedFiles(home.part("evidence"), keys, KEY, random);
        this.table = table;
        this.clock = clock;
        this.longest = longest;
        this.most = most;
        // What a killed hub was receiving.
        files.sweep(table.paths());
    }

    /**
     * Keeps a copy, if its bytes are those announced; the same again changes nothing.
     *
     * @throws Refused if they are others, or too many
     */
    public void keep(Actor actor, String sha256, InputStream bytes) throws IOException {
        actor.mustBe(Role.ADMINISTRATOR);
        if (!Shape.isHash(sha256)) {
            throw Refused.because("hosting.register.not-a-hash").at(Place.field("sha256"));
        }
        if (all().contains(sha256)) {
            return;
        }
        if (table.kept() > most) {
            throw Refused.unavailable("hosting.register.archive-full");
        }
        try (SealedWriter writer = files.create("copies", ".sealed")) {
            long size = copy(bytes, writer, sha256);
            SealedFile sealed = writer.finish();
            if (!table.add(sha256, size, sealed, clock.instant())) {
                // Somebody sent the same at the same time.
                files.delete(sealed);
            }
        }
    }

    private long copy(InputStream bytes, SealedWriter writer, String sha256) throws IOException {
        MessageDigest digest = Sha256.digest();
        long size = 0;
        DigestInputStream read = new DigestInputStream(bytes, digest);
        byte[] buffer = new byte[1 << 16];
        int n;
        while ((n = read.read(buffer)) >= 0) {
            size += n;
            if (size > longest) {
                throw Refused.because("hosting.register.archive-too-long", longest / 1_000_000);
            }
            writer.stream().write(buffer, 0, n);
        }
        if (size == 0 || !HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
            throw Refused.because("hosting.register.archive-other-hash").at(Place.field("sha256"));
        }
        return size;
    }

    /** Hashes of all that is kept. */
    public Set<String> all() {
        return table.hashes();
    }

    /** The bytes; empty when no copy has this hash. */
    public Optional<InputStream> open(String sha256) throws IOException {
        Optional<SealedFile> sealed = table.find(sha256);
        return sealed.isEmpty() ? Optional.empty() : Optional.of(files.stream(sealed.get()));
    }
}
